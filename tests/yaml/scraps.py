"""What hypothesis builds files from."""

from hypothesis import strategies as st

# Between bars.
SCRAPS = (
    "title: ¦year: 2026\n¦indicators:\n¦  - ¦a¦: ¦: x¦\n¦\r\n¦  ¦\t¦[¦]¦{¦}¦,¦- ¦? ¦|\n¦>\n¦#¦ #7¦\"¦'¦\\¦\\x¦\\u202e"
    "¦\\ud800¦\\U00110000¦&a ¦*a ¦!a ¦<<: ¦%¦@¦---\n¦...\n¦<<<<<<< ¦1¦no¦ộ¦e\u0301¦\xa0¦\ufeff¦\u200b¦\0¦\x85¦："
    "¦?¦a? ¦:,¦!¦!!str,¦># ¦|-\n  a\n¦%YAML 1.1\n¦# a\n¦: ¦''¦-¦\u2028¦... "
)
PIECES = st.sampled_from(SCRAPS.split("¦"))
WRITTEN = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text())
