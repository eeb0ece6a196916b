package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request's XML. These documents are flat enough to be read without a parser, which would need
 * hardening.
 */
record XmlBody(String text) {

    XmlBody {
        requireNonNull(text, "text is null");
    }

    /** Returns the content of every element of that name, in order. */
    List<XmlBody> each(String element) {
        return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> new XmlBody(found.group(1)))
                .toList();
    }

    /** Returns the text of the first element of that name. */
    Optional<String> first(String element) {
        return each(element).stream().findFirst().map(content -> unescaped(content.text.strip()));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&#13;", "\r")
                .replace("&amp;", "&");
    }
}
