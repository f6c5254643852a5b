"""The developmental network map: its model, its operations, its picture, its measures.

Pure Python: no widget, no database, no clock. Data flows one way: an operation becomes a
command (:mod:`.commands`), commands fold into a map (:mod:`.work`, :mod:`.model`), and the
picture (:mod:`.layout`), the numbers (:mod:`.measures`) and the reading (:mod:`.findings`)
are computed from that map.
"""
