package dev.rollcall.adapter.slack.fault;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Look;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A write that the connector offers, as a row of the table. */
final class Operation {
    private final Class<?> port;
    private final String method;
    private final String name;
    private String call = "";
    private SlackPlan plan = SlackPlan.ENTERPRISE;
    private Optional<Class<? extends Entitlement>> of = Optional.empty();
    private Consumer<Company> given = _ -> {};
    private Function<Company, WriteReply> write = _ -> new WriteReply.Accepted();
    private Predicate<Company> look = _ -> false;
    private Predicate<Company> wanted = _ -> false;
    private ToLongFunction<Company> counted =
            company -> company.calls().stream().filter(c -> c.effect()).count();
    private String touches = "U0SUBJECT";
    private int effects = 1;
    private Optional<String> group = Optional.empty();
    private Optional<String> undo = Optional.empty();
    private final Set<Trouble> twice = EnumSet.of(Trouble.UNDONE);
    private final Map<Trouble, Otherwise> exceptions = new EnumMap<>(Trouble.class);

    /** Where an operation ends otherwise than a fault makes others end. */
    record Otherwise(Ending ending, String why) {}

    private Operation(Class<?> port, String method, String name) {
        this.port = port;
        this.method = method;
        this.name = name;
    }

    /**
     * @param name beside the method's, where it stands in several rows
     */
    static Operation of(Class<?> port, String method, String name) {
        return new Operation(port, method, name);
    }

    static Operation of(Class<?> port, String method) {
        return new Operation(port, method, "");
    }

    /** What kind of entitlement it is about, where the method takes all kinds. */
    Operation of(Class<? extends Entitlement> kind) {
        of = Optional.of(kind);
        return this;
    }

    /** What the company's Slack is, where that makes another call of it. */
    Operation on(SlackPlan other) {
        plan = other;
        return this;
    }

    /** The calls that write, found in {@code METHOD /path}. */
    Operation sends(String pattern) {
        call = pattern;
        return this;
    }

    Operation given(Consumer<Company> arrange) {
        given = given.andThen(arrange);
        return this;
    }

    Operation writes(Function<Company, WriteReply> act) {
        write = act;
        return this;
    }

    /** Whether the ports show it as it is meant to be. */
    Operation looksSo(Predicate<Company> asMeant) {
        look = asMeant;
        return this;
    }

    /** Whether it is so in simulated Slack itself. */
    Operation isSo(Predicate<Company> inSlack) {
        wanted = inSlack;
        return this;
    }

    /** What of the company it may change, found in the keys of {@link Snapshot}. */
    Operation touches(String pattern) {
        touches = pattern;
        return this;
    }

    /** How many calls with an effect it takes to do it once. */
    Operation inCalls(int number) {
        effects = number;
        return this;
    }

    /** Counts how often it was done, where the effect comes after the call. */
    Operation counted(ToLongFunction<Company> how) {
        counted = how;
        return this;
    }

    /** The group that others may change meanwhile. */
    Operation inGroup(String id) {
        group = Optional.of(id);
        return this;
    }

    /** How somebody else can undo it: the fault's own words. */
    Operation undoneBy(String foreignWrite) {
        undo = Optional.of(foreignWrite);
        return this;
    }

    /** Says that this fault undoes it, so that it is done once more. */
    Operation twiceWith(Trouble trouble) {
        twice.add(trouble);
        return this;
    }

    Operation except(Trouble trouble, Ending ending, String why) {
        exceptions.put(trouble, new Otherwise(ending, why));
        return this;
    }

    Class<?> port() {
        return port;
    }

    String method() {
        return method;
    }

    Optional<Class<? extends Entitlement>> kind() {
        return of;
    }

    SlackPlan plan() {
        return plan;
    }

    String call() {
        return call;
    }

    String touches() {
        return touches;
    }

    int effects() {
        return effects;
    }

    Optional<String> group() {
        return group;
    }

    Optional<String> undo() {
        return undo;
    }

    void arrange(Company company) {
        given.accept(company);
    }

    WriteReply write(Company company) {
        return write.apply(company);
    }

    Look.Seen look(Company company) {
        boolean asMeant = look.test(company);
        return new Look.Seen(asMeant, "as-meant=" + asMeant);
    }

    boolean isDone(Company company) {
        return wanted.test(company);
    }

    long done(Company company) {
        return counted.applyAsLong(company);
    }

    /** Returns how often it is done with this fault. */
    int times(Trouble trouble) {
        return twice.contains(trouble) ? 2 : 1;
    }

    /** Returns why it ends otherwise with some faults. */
    List<String> reasons() {
        return exceptions.values().stream().map(Otherwise::why).toList();
    }

    /** Returns where it ends with this fault. */
    Ending ending(Trouble trouble) {
        return exceptions.containsKey(trouble)
                ? exceptions.get(trouble).ending()
                : trouble.ending();
    }

    @Override
    public String toString() {
        String kind = of.map(k -> " " + k.getSimpleName()).orElse("");
        String where = plan == SlackPlan.ENTERPRISE ? "" : " on " + plan;
        return port.getSimpleName()
                + "."
                + method
                + kind
                + where
                + (name.isEmpty() ? "" : ", " + name);
    }
}
