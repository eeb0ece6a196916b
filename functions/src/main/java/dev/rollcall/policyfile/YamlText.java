package dev.rollcall.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.Violation;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as a tree of nodes that know their lines. Only plain YAML is taken: one document in UTF-8,
 * without aliases and tags, of moderate size and depth; a reviewer then sees all that a program
 * sees.
 */
final class YamlText {
    /** A company of 25 000 with a thousand mappings stays below a third of it. */
    static final int MOST_BYTES = 1 << 20;

    static final int DEEPEST = 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<Violation> violations = new ArrayList<>();
    private Optional<Node> root = Optional.empty();
    private int depth;
    private int documents;

    private YamlText() {}

    static YamlText of(byte[] content) {
        YamlText text = new YamlText();
        if (content.length > MOST_BYTES) {
            text.refuse(1, "is larger than 1 MiB", "leave out what is no policy");
            return text;
        }
        try {
            text.read(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException _) {
            text.refuse(1, "is not in UTF-8", "save it in that encoding");
        }
        return text;
    }

    /** Empty if there is a violation, or nothing in the file. */
    Optional<Node> root() {
        return root;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    private void read(String decoded) {
        String text = decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
        try {
            Yaml yaml = new Yaml(options());
            for (Event event : yaml.parse(new StringReader(text))) {
                check(event);
                if (depth > DEEPEST) {
                    break;
                }
            }
            if (violations.isEmpty() && documents == 1) {
                root = Optional.ofNullable(yaml.compose(new StringReader(text)));
            }
        } catch (MarkedYAMLException e) {
            refuse(
                    line(e.getProblemMark() == null ? 0 : e.getProblemMark().getLine()),
                    "is not YAML (" + e.getProblem() + ")",
                    "check the indentation and the quotes here and in the line before");
        } catch (ReaderException e) {
            refuse(
                    line(newlines(text, e.getPosition())),
                    "is not YAML (a control character)",
                    "take it out");
        } catch (YAMLException _) {
            refuse(1, "is not YAML", "check its indentation");
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST + 1);
        options.setMaxAliasesForCollections(0);
        return options;
    }

    private void check(Event event) {
        int line = line(event.getStartMark().getLine());
        switch (event) {
            case AliasEvent _ -> refuse(line, "has an alias (*)", "write out what it stands for");
            case CollectionStartEvent start -> {
                depth++;
                if (depth > DEEPEST) {
                    refuse(
                            line,
                            "is nested deeper than " + DEEPEST + " levels",
                            "no policy is; check the brackets");
                }
                plain(line, start, start.getTag());
            }
            case CollectionEndEvent _ -> depth--;
            case ScalarEvent scalar -> plain(line, scalar, scalar.getTag());
            case DocumentStartEvent _ -> {
                documents++;
                if (documents > 1) {
                    refuse(line, "begins a second document (---)", "write one document");
                }
            }
            default -> {
                // Ends of what began before.
            }
        }
    }

    private void plain(int line, NodeEvent node, @Nullable String tag) {
        if (node.getAnchor() != null) {
            refuse(line, "has an anchor (&)", "write out what is to stand in both places");
        }
        if (tag != null) {
            refuse(line, "has a tag (!)", "write the value without it");
        }
    }

    private void refuse(int line, String what, String remedy) {
        violations.add(new Violation(line, Fault.error("", what, remedy)));
    }

    private static int line(int fromZero) {
        return fromZero + 1;
    }

    private static int newlines(String text, int codePoints) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
