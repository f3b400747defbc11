package dev.scrm.platform.wecom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a message that was read; a view, its texts are made when asked for. */
public final class XmlElement {
    private final XmlIndex index;
    private final int position;

    XmlElement(XmlIndex index, int position) {
        this.index = index;
        this.position = position;
    }

    public String name() {
        return index.name(position);
    }

    /** Its text and CDATA, joined; empty when it has child elements. */
    public String text() {
        return index.text(position);
    }

    /** The text of the first child of the name; an empty element has an empty text. */
    public Optional<String> text(String child) {
        return child(child).map(XmlElement::text);
    }

    /** The first child of the name. */
    public Optional<XmlElement> child(String name) {
        for (int i = position + 1; i < index.end(position); i = index.end(i)) {
            if (index.isNamed(i, name)) {
                return Optional.of(new XmlElement(index, i));
            }
        }
        return Optional.empty();
    }

    /** All children in order. */
    public List<XmlElement> children() {
        var children = new ArrayList<XmlElement>();
        for (int i = position + 1; i < index.end(position); i = index.end(i)) {
            children.add(new XmlElement(index, i));
        }
        return children;
    }

    /** All children of the name, in order. */
    public List<XmlElement> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }
}
