"""The window as hands use it: open, drag a node, draw an edge, rename, type, undo, save.

usage: drive.py STAGEWRIGHT-GUI        exit 77: skipped, with the reason
"""
import os
import shutil
import sys

import desk
from desk import Desk, Node, until

EXAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                       "../../../resources/examples/hello")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def middle_of_header(stage):
    x, y, width, _ = stage.box
    scale = width / 304
    return round(x + 200 * scale), round(y + 8 * scale)


def port_of(stage):
    x, y, width, _ = stage.box
    return round(x + width - 1), round(y + 19 * width / 304)


class Session:
    def __init__(self, desk_, program):
        self.desk = desk_
        shutil.copytree(EXAMPLE, desk_.path("hello"))
        self.file = desk_.path("hello", "Dockerfile")
        self.original = read(self.file)
        self.process = desk_.start([program])
        self.app = Node.application("stagewright")

    def run(self):
        for step in (self.opens, self.drags_a_node, self.draws_an_edge, self.renames,
                     self.types_and_the_graph_follows, self.undoes_everything, self.closes):
            print(step.__name__.replace("_", " "), flush=True)
            step()
            self.desk.picture(step.__name__)

    # -- what one sees ----------------------------------------------------------------------

    @property
    def text(self):
        return self.editor.text

    def stage(self, name):
        return self.graph.find(name + ", based on", "list item")

    def wait_for_text(self, words):
        until(f"{words!r} in the text", lambda: words in self.text)

    def save(self):
        self.desk.key("ctrl+s")
        until("the file on disk to be the text",
              lambda: read(self.file).decode() == self.text)

    # -- steps ------------------------------------------------------------------------------

    def opens(self):
        self.desk.window("^Stagewright$")
        self.desk.key("ctrl+o")
        self.desk.window("^Open Dockerfile$")
        self.desk.type(self.file)
        self.desk.key("Return")
        self.desk.window("^Dockerfile – Stagewright$")
        self.graph = self.app.find("Stage graph, 2 stages, ships stage-1", "list")
        self.editor = self.app.find("Dockerfile text")
        self.undo = self.app.find("Undo", "push button")
        until("the text in the editor", lambda: self.text.encode() == self.original)
        assert not self.undo.is_("sensitive")

    def drags_a_node(self):
        builder = self.stage("builder")
        _, y, width, _ = self.start = builder.box
        grip = middle_of_header(builder)
        self.desk.drag(grip, (grip[0] - 60, grip[1] + 140))
        until("builder to stand lower", lambda: builder.box[1] > y + 100)
        assert abs(builder.box[2] - width) <= 1, "what lies under the pointer does not zoom"
        assert self.text.encode() == self.original, "a move is no change of the text"
        until("a step to undo", lambda: self.undo.is_("sensitive"))

    def draws_an_edge(self):
        target = self.stage("stage-1")
        x, y, width, height = target.box
        self.desk.drag(port_of(self.stage("builder")), (x + width // 2, y + height // 3))
        popup = self.app.find("Connect builder to stage-1")  # it asks what to copy
        until("its path to have the keyboard",
              lambda: any(node.is_("focused") for node in popup.walk()))
        self.desk.picture("asks_what_to_copy")
        self.desk.key("Return")
        until("a second COPY --from", lambda: self.text.count("COPY --from=builder") == 2)
        self.save()
        before = self.original.decode().splitlines()
        now = read(self.file).decode().splitlines()
        added = [line for line in now if line not in before or now.count(line) > before.count(line)]
        assert len(now) == len(before) + 1, now
        assert all(line.startswith("COPY --from=builder ") for line in added), added

    def renames(self):
        self.desk.click(*middle_of_header(self.stage("builder")))
        until("builder to be selected", lambda: self.stage("builder").is_("selected"))
        self.desk.key("F2")
        field = self.app.find("Name of the stage", "text")
        until("the field to have the keyboard", lambda: field.is_("focused"))
        self.desk.key("ctrl+a")
        self.desk.type("workshop")
        self.desk.key("Return")
        self.wait_for_text(" AS workshop\n")
        assert self.text.count("--from=workshop ") == 2, self.text
        assert "=builder" not in self.text
        self.stage("workshop")

    def types_and_the_graph_follows(self):
        self.desk.key("alt+2")
        until("the text to have the keyboard", lambda: self.editor.is_("focused"))
        self.desk.key("ctrl+End")
        self.desk.type("FROM scratch AS extra\n")
        until("three stages in the graph",
              lambda: self.graph.name == "Stage graph, 3 stages, ships extra")
        self.stage("extra")
        self.desk.window(r"^Dockerfile\* – Stagewright$")
        self.save()

    def undoes_everything(self):
        def state():
            return self.undo.description, self.undo.is_("sensitive"), self.text
        steps = 0
        while self.undo.is_("sensitive"):
            before = state()
            self.desk.key("ctrl+z")
            until(f"{before[0]!r} to be undone", lambda: state() != before)
            steps += 1
            assert steps < 50, "undo has no end"
        assert steps >= 4, f"only {steps} steps: move, edge, rename and typing are at least four"
        assert self.text.encode() == self.original
        until("builder to stand where it stood",
              lambda: self.stage("builder").box == self.start)
        self.save()
        assert read(self.file) == self.original

    def closes(self):
        self.desk.key("ctrl+q")
        assert self.process.wait(desk.PATIENCE) == 0


if __name__ == "__main__":
    desk.on_own_bus()
    with Desk() as place:
        Session(place, sys.argv[1]).run()
