"""The sheet: rows with a cursor, of which the current one can be written in. Every pane of the editor is one."""
