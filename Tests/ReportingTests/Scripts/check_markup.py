"""Checks report files: reads a path a line, writes "ok" or what is wrong with the file.

HTML must close what it opens, and its links and ids must fit; XML must keep to junit.xsd beside this script (where
lxml is installed; else it must be well-formed), its counts must be right, and no case may stand twice in a suite.
"""
import pathlib
import sys
import xml.etree.ElementTree
from html.parser import HTMLParser

VOID = {"meta", "br"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.wrong = [], [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def check_html(text):
    page = Page()
    page.feed(text)
    page.close()
    wrong = page.wrong + [f"<{tag}> stays open" for tag in page.open]
    wrong += [f"id {name} twice" for name in set(page.ids) if page.ids.count(name) > 1]
    wrong += [f"no target of {link}" for link in page.links if link[:1] != "#" or link[1:] not in page.ids]
    return wrong


def check_junit(path):
    wrong = []
    try:
        from lxml import etree
    except ModuleNotFoundError:
        pass
    else:
        schema = etree.XMLSchema(etree.parse(str(pathlib.Path(__file__).with_name("junit.xsd"))))
        schema.validate(etree.parse(path))
        wrong += [str(error) for error in schema.error_log]
    root = xml.etree.ElementTree.parse(path).getroot()
    for suite in root:
        cases = list(suite)
        for attribute, tag in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
            if int(suite.get(attribute)) != sum(case.find(tag) is not None for case in cases):
                wrong.append(f"{suite.get('name')}: {attribute}")
        names = [(case.get("classname"), case.get("name")) for case in cases]
        wrong += [f"{name} twice" for name in set(names) if names.count(name) > 1]
        if int(suite.get("tests")) != len(cases):
            wrong.append(f"{suite.get('name')}: tests")
    for attribute in ["tests", "failures", "errors"]:
        if int(root.get(attribute)) != sum(int(suite.get(attribute)) for suite in root):
            wrong.append(attribute)
    return wrong


for line in sys.stdin:
    path = line.rstrip("\n")
    text = pathlib.Path(path).read_text(encoding="utf-8")
    wrong = check_html(text) if path.endswith(".html") else check_junit(path)
    print("; ".join(wrong) or "ok")
