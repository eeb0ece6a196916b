package dev.rollcall.local.aws;

import java.util.Collection;

/** An XML element that is being written: children are added in order, text is escaped. */
public final class Xml {
    private final String open;
    private final String close;
    private final StringBuilder content = new StringBuilder();

    private Xml(String open, String close) {
        this.open = open;
        this.close = close;
    }

    public static Xml of(String name) {
        return new Xml("<" + name + ">", "</" + name + ">");
    }

    public static Xml of(String name, String namespace) {
        return new Xml("<" + name + " xmlns=\"" + escape(namespace) + "\">", "</" + name + ">");
    }

    /** Adds a child that holds text, and returns this element. */
    public Xml text(String name, Object value) {
        content.append('<').append(name).append('>');
        content.append(escape(String.valueOf(value)));
        content.append("</").append(name).append('>');
        return this;
    }

    /** Adds a child element, and returns this one. */
    public Xml add(Xml child) {
        content.append(child);
        return this;
    }

    public Xml addAll(Collection<Xml> children) {
        children.forEach(this::add);
        return this;
    }

    String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + this;
    }

    @Override
    public String toString() {
        return open + content + close;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
