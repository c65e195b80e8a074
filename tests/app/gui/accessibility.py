"""What a screen reader gets of the real window over D-Bus, and the window without a mouse.

usage: accessibility.py STAGEWRIGHT-GUI STAGEWRIGHT        exit 77: skipped, with the reason
"""
import os
import shutil
import subprocess
import sys

import desk
from desk import Desk, Node, skip, until

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")

# Qt's own parts: cells show what their column is named for, a combo box's list has its box's name.
NAMELESS = {"table cell", "list", "scroll bar"}


class Session:
    def __init__(self, desk_, program, builder):
        self.desk = desk_
        shutil.copytree(os.path.join(ROOT, "resources/examples/hello"), desk_.path("hello"))
        self.prepare(builder)
        self.process = desk_.start([program, desk_.path("hello", "Dockerfile")])
        self.app = Node.application("stagewright")
        self.frame = self.app.find("Dockerfile – Stagewright", "frame")
        self.graph = self.app.find("Stage graph, ", "list")
        self.outline = self.app.find("Outline of stages", "tree")
        self.editor = self.app.find("Dockerfile text", "text")

    def prepare(self, builder):
        """The base image of the example, built by ourselves; where nothing can be built: a skip."""
        if subprocess.run([builder, "doctor"], stdout=subprocess.DEVNULL).returncode != 0:
            skip("this machine cannot build (see: stagewright doctor)")
        subprocess.run([os.path.join(ROOT, "packaging/make-lab-images"), builder,
                        self.desk.path("lab")], check=True, stdout=subprocess.DEVNULL)

    def run(self):
        for step in (self.the_window_has_names, self.the_graph_has_names,
                     self.the_outline_goes_by_keyboard, self.a_build_tells_sizes,
                     self.the_layer_table_has_names, self.a_failure_leads_to_its_line,
                     self.every_control_has_a_name):
            print(step.__name__.replace("_", " "), flush=True)
            step()
            self.desk.picture(step.__name__)

    def names(self, parent, *roles):
        return [node.name for node in parent.walk() if node.role in roles]

    def cell(self, tree, name):
        return tree.find(name, "table cell")

    # -- steps ------------------------------------------------------------------------------

    def the_window_has_names(self):
        menus = [node.name for node in self.frame.find("", "menu bar").children]
        assert menus == ["File", "Edit", "Text", "View", "Stage", "Build", "Help"], menus
        for dock in ("Outline", "Layers", "Problems", "Build log"):
            self.app.find(dock, "frame")
        buttons = self.names(self.frame.find("Tools", "tool bar"), "push button")
        for button in ("Open", "Save", "Undo", "Redo", "Stage", "Tidy", "Fit", "Build"):
            assert button in buttons, buttons
        status = self.names(self.frame.find("", "status bar"), "label", "push button")
        assert "✔ parsed · 2 stages" in status and "Line 1, column 1" in status, status

    def the_graph_has_names(self):
        assert self.graph.name == "Stage graph, 2 stages, ships stage-1", self.graph.name
        names = [node.name for node in self.graph.children]
        assert names == [
            "builder, based on lab/toolchain 1, 3 instructions, discarded after build",
            "stage-1, based on scratch, 2 instructions, ships",
            "External image lab/toolchain:1",
            "build context",
            "builder stands on lab/toolchain:1",
            "stage-1 copies /src/hello from builder",
            "builder reads hello.c from the build context",
        ], names
        rows = [node.name for node in self.graph.children[0].children]
        assert rows == ["1 of 3, WORKDIR /src", "2 of 3, COPY hello.c .",
                        "3 of 3, RUN cc -static -o hello hello.c"], rows
        edge = self.graph.children[5]
        edge.do("Press")
        until("the edge to be selected", lambda: edge.is_("selected"))
        line = "COPY --from=builder /src/hello /hello"
        until("the caret in its line", lambda: self.editor.caret == self.editor.text.index(line))

    def the_outline_goes_by_keyboard(self):
        def chosen(name, words, node):
            until(f"{name} to be chosen in the outline",
                  lambda: self.cell(self.outline, name).is_("selected"))
            until(f"{name} to be chosen in the graph", lambda: node().is_("selected"))
            until(f"the caret at {words}",
                  lambda: self.editor.caret == self.editor.text.index(words))

        self.desk.key("alt+3")
        until("the outline to have the keyboard", lambda: self.outline.is_("focused"))
        self.desk.key("Home")
        chosen("builder", "FROM lab/toolchain", lambda: self.graph.children[0])
        self.desk.key("Down")
        chosen("WORKDIR /src", "WORKDIR /src", lambda: self.graph.children[0].children[0])
        self.desk.key("Left", "Left")  # to the stage, then closed
        until("builder to be closed", lambda: not self.names_in_outline("WORKDIR"))
        self.desk.key("Right")
        until("builder to be open", lambda: self.names_in_outline("WORKDIR"))
        self.desk.key("F2")
        field = self.app.find("Name of the stage", "text")
        until("the field to have the keyboard", lambda: field.is_("focused"))
        self.desk.key("Escape")
        until("the field to be gone", lambda: "Name of the stage" not in self.names(self.app, "text"))
        self.desk.key("alt+3", "Home", "Return")
        until("the text to have the keyboard", lambda: self.editor.is_("focused"))

    def names_in_outline(self, start):
        return [name for name in self.names(self.outline, "table cell") if name.startswith(start)]

    def a_build_tells_sizes(self):
        self.desk.key("ctrl+b")
        until("builder to be built", lambda: "megabytes" in self.graph.children[0].name)
        until("stage-1 to ship", lambda: "kilobytes, ships" in self.graph.children[1].name)
        edge = self.graph.children[5].name
        assert edge.startswith("stage-1 copies /src/hello from builder, ") and edge.endswith(" kB")
        self.graph.find("Ships ")
        log = self.app.find("Build log", "text").text
        assert "RUN cc -static -o hello hello.c" in log, log

    def the_layer_table_has_names(self):
        table = self.app.find("History of the image", "tree")
        headers = self.names(table, "table column header")
        for header in ("#", "Instruction", "Size", "Share", "Line"):
            assert header in headers, headers
        self.cell(table, "COPY /src/hello /hello")
        self.cell(table, 'CMD ["/hello"]')
        cells = self.names(table, "table cell")
        assert any(cell.endswith(" kB") for cell in cells) and "100 %" in cells, cells

    def a_failure_leads_to_its_line(self):
        self.desk.key("alt+2", "ctrl+Home")
        line = self.editor.text.splitlines().index("COPY hello.c .")
        self.desk.key(*["Down"] * line)
        self.desk.type("RUN exit 3\n")
        self.desk.key("ctrl+Home", "ctrl+b")  # building saves
        self.app.find("Show the line", "push button").do("Press")
        until("the caret in the line that failed",
              lambda: self.editor.caret == self.editor.text.index("RUN exit 3"))
        until("the row to be selected", lambda: any(
            row.is_("selected") for row in self.graph.children[0].children if "exit 3" in row.name))

    def every_control_has_a_name(self):
        nameless = [node.role for node in self.app.walk(20)
                    if node.is_("focusable") and node.is_("showing") and not node.name
                    and node.role not in NAMELESS]
        assert not nameless, nameless


if __name__ == "__main__":
    desk.on_own_bus()
    with Desk() as place:
        Session(place, sys.argv[1], sys.argv[2]).run()
