package dev.rollcall.policyfile;

import dev.rollcall.domain.policy.Fault;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of the policy file. What is wrong with a field is noted with its place and line, and a
 * stand-in returned, so that one reading finds all violations.
 */
final class PolicyNode {
    private final String place;
    private final Reported reported;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private PolicyNode(@Nullable Node node, String place, Reported reported) {
        this.place = place;
        this.reported = reported;
        switch (node) {
            case null -> {
                // Absent: a part without fields.
            }
            case MappingNode mapping -> mapping.getValue().forEach(this::add);
            case Node _ -> fault("must hold named fields", "write them as name: value");
        }
    }

    static PolicyNode root(Optional<Node> node, Reported reported) {
        return new PolicyNode(node.orElse(null), "", reported);
    }

    private void add(NodeTuple tuple) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            fault("has a field whose name is no text", "name it");
            return;
        }
        reported.stands(at(key.getValue()), line);
        if (fields.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            reported.faultAt(
                    line, Fault.error(at(key.getValue()), "stands twice", "keep one of the two"));
        }
        if (Scalars.isNull(tuple.getValueNode())) {
            fault(key.getValue(), "is left empty", "write something, or leave the field out");
        }
    }

    String place() {
        return place;
    }

    Reported reported() {
        return reported;
    }

    /** Notes something about this part as a whole. */
    void fault(String what, String remedy) {
        reported.fault(Fault.error(place, what, remedy));
    }

    /** Notes something about one of its fields, whether it is there or not. */
    void fault(String name, String what, String remedy) {
        reported.fault(Fault.error(at(name), what, remedy));
    }

    /** Notes every field that is not among the known ones: it may be a misspelt one. */
    void allow(Set<String> known) {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                fault(
                        name,
                        "is no field that is known here",
                        "known are: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** Returns whether something is wrong with a field or inside of it. */
    boolean isFaulty(String name) {
        return reported.anyFaultIn(at(name));
    }

    boolean has(String name) {
        return given(name).isPresent();
    }

    boolean isObject(String name) {
        return fields.get(name) instanceof MappingNode;
    }

    PolicyNode object(String name) {
        required(name, "write its fields");
        return optionalObject(name);
    }

    /** Returns the part if it is there; else one without fields. */
    PolicyNode optionalObject(String name) {
        return new PolicyNode(given(name).orElse(null), at(name), reported);
    }

    /** Returns the parts of a list that must not be empty. */
    List<PolicyNode> list(String name) {
        required(name, "write a list");
        return absentOrFilled(name);
    }

    List<PolicyNode> optionalList(String name) {
        List<PolicyNode> parts = new ArrayList<>();
        List<Node> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            parts.add(new PolicyNode(items.get(i), item(name, i), reported));
        }
        return parts;
    }

    /** Returns the parts of a list that may be absent and must not be empty. */
    List<PolicyNode> absentOrFilled(String name) {
        List<PolicyNode> parts = optionalList(name);
        requireSome(name, parts);
        return parts;
    }

    /** Returns a list of texts, each read by the reader; it must not be empty. */
    <T> List<T> texts(String name, String example, Function<String, T> reader) {
        required(name, "write a list");
        List<T> read = optionalTexts(name, example, reader);
        requireSome(name, read);
        return read;
    }

    <T> List<T> optionalTexts(String name, String example, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        List<Node> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            text(item(name, i), items.get(i), example, reader).ifPresent(read::add);
        }
        return read;
    }

    /** Returns the text as the reader reads it; empty if it is missing or cannot be read. */
    <T> Optional<T> text(String name, String example, Function<String, T> reader) {
        required(name, "write for example " + example);
        return optionalText(name, example, reader);
    }

    <T> Optional<T> optionalText(String name, String example, Function<String, T> reader) {
        return given(name).flatMap(value -> text(at(name), value, example, reader));
    }

    /** The message never quotes what was written: it may be an address in the wrong field. */
    private <T> Optional<T> text(
            String at, Node value, String example, Function<String, T> reader) {
        String remedy = "write for example " + example;
        switch (Scalars.text(value)) {
            case Scalars.Text(String text) -> {
                try {
                    return Optional.of(reader.apply(text));
                } catch (DateTimeException _) {
                    reported.fault(Fault.error(at, "cannot be read", remedy));
                } catch (IllegalArgumentException e) {
                    reported.fault(Fault.error(at, String.valueOf(e.getMessage()), remedy));
                }
            }
            case Scalars.LooksOtherwise() ->
                    reported.fault(
                            Fault.error(
                                    at,
                                    "must be a text, and YAML takes this for a number or for yes"
                                            + " and no",
                                    "put it into quotes"));
            case Scalars.NoText() -> reported.fault(Fault.error(at, "must be a text", remedy));
        }
        return Optional.empty();
    }

    /**
     * Makes something of this part, if nothing in it is wrong so far. What the domain says against
     * it is noted here.
     */
    <T> Optional<T> make(String remedy, Supplier<T> maker) {
        return made(place, remedy, maker);
    }

    /** Makes something of one of its fields in the same way. */
    <T> Optional<T> make(String name, String remedy, Supplier<T> maker) {
        return made(at(name), remedy, maker);
    }

    private <T> Optional<T> made(String part, String remedy, Supplier<T> maker) {
        if (reported.anyFaultIn(part)) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            reported.fault(Fault.error(part, String.valueOf(e.getMessage()), remedy));
            return Optional.empty();
        }
    }

    void requireNumber(String name, int only) {
        if (number(name, only) != only && has(name)) {
            fault(name, "must be " + only, "this version of Rollcall reads no other");
        }
    }

    /** Returns a whole number; 0 if it is missing or is none. */
    int number(String name, int example) {
        required(name, "write a whole number, for example " + example);
        Optional<Integer> number = given(name).flatMap(Scalars::wholeNumber);
        if (number.isEmpty() && has(name)) {
            fault(name, "must be a whole number", "write for example " + example);
        }
        return number.orElse(0);
    }

    Duration duration(String name) {
        return text(name, "PT5M", Times::duration).orElse(Duration.ZERO);
    }

    /** Returns the value that the text names, e.g. {@code single-channel-guest}. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        List<String> known = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            known.add(Spelling.dashed(each));
        }
        String words = String.join(", ", known);
        required(name, "write one of: " + words);
        Optional<E> chosen =
                given(name).flatMap(Scalars::raw).flatMap(text -> Spelling.dashed(type, text));
        if (chosen.isEmpty() && has(name)) {
            fault(name, "must be one of: " + words, "write one of these words");
        }
        return chosen;
    }

    /** Returns the value that the text names; absent it is the given one. */
    <E extends Enum<E>> E choice(String name, E ifAbsent) {
        return fields.containsKey(name)
                ? choice(name, ifAbsent.getDeclaringClass()).orElse(ifAbsent)
                : ifAbsent;
    }

    private List<Node> items(String name) {
        Optional<Node> value = given(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode sequence)) {
            fault(name, "must be a list", "begin each of its items with a dash");
            return List.of();
        }
        List<Node> items = sequence.getValue();
        for (int i = 0; i < items.size(); i++) {
            reported.stands(item(name, i), items.get(i).getStartMark().getLine() + 1);
        }
        return items;
    }

    private void requireSome(String name, List<?> read) {
        if (read.isEmpty() && has(name)) {
            fault(name, "must be a list that is not empty", "write at least one");
        }
    }

    private void required(String name, String remedy) {
        if (!fields.containsKey(name)) {
            fault(name, "is missing", remedy);
        }
    }

    private Optional<Node> given(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !Scalars.isNull(value));
    }

    private String item(String name, int index) {
        return at(name) + "[" + index + "]";
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
