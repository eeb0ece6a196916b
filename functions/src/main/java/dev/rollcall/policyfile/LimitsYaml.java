package dev.rollcall.policyfile;

import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy's limits. What the file leaves out has a default: for deactivations two percent of the
 * active accounts a plan and an hour, five a day, ten a week, twenty a month, each with a floor and
 * a ceiling.
 */
final class LimitsYaml {
    private static final Limits OF_DEACTIVATIONS =
            Limits.of(
                    new Limit(2, 5, 25),
                    new Limit(2, 5, 25),
                    new Limit(5, 10, 100),
                    new Limit(10, 15, 250),
                    new Limit(20, 30, 750));

    /** Of what takes single things away, gives access back or makes accounts. */
    private static final Limits OF_OTHERS =
            Limits.of(
                    new Limit(2, 20, 500),
                    new Limit(2, 20, 500),
                    new Limit(5, 50, 1_500),
                    new Limit(10, 100, 3_000),
                    new Limit(20, 200, 6_000));

    private static final Limits OF_ROLES =
            Limits.of(
                    Limit.absolute(3),
                    Limit.absolute(3),
                    Limit.absolute(5),
                    Limit.absolute(10),
                    Limit.absolute(20));

    private static final Limit PER_GROUP = new Limit(20, 3, 500);
    private static final int SHRINK = 10;

    private static final String PER_GROUP_FIELD = "perGroup";
    private static final String SHRINK_FIELD = "shrinkPercent";

    private LimitsYaml() {}

    static Optional<PlanRules> read(PolicyNode file) {
        PolicyNode node = file.optionalObject("limits");
        node.allow(fields());
        Map<ChangeKind, Limits> limits = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            limits(node, kind).ifPresent(read -> limits.put(kind, read));
        }
        Optional<Limit> perGroup =
                node.has(PER_GROUP_FIELD)
                        ? limit(node.object(PER_GROUP_FIELD))
                        : Optional.of(PER_GROUP);
        int shrink = node.has(SHRINK_FIELD) ? node.number(SHRINK_FIELD, SHRINK) : SHRINK;
        return node.make(
                "write a percentage", () -> new PlanRules(limits, perGroup.orElseThrow(), shrink));
    }

    private static Optional<Limits> limits(PolicyNode limits, ChangeKind kind) {
        String name = Spelling.camel(kind);
        return limits.has(name) ? limits(limits.object(name)) : Optional.of(ofKind(kind));
    }

    private static Limits ofKind(ChangeKind kind) {
        return switch (kind) {
            case DEACTIVATE -> OF_DEACTIVATIONS;
            case CHANGE_ROLE -> OF_ROLES;
            case REMOVE_FROM_WORKSPACE,
                    REMOVE_FROM_IDP_GROUP,
                    REMOVE_FROM_USER_GROUP,
                    REMOVE_FROM_CHANNEL,
                    REACTIVATE,
                    CREATE ->
                    OF_OTHERS;
        };
    }

    private static Optional<Limits> limits(PolicyNode node) {
        node.allow(Set.of("plan", "hour", "day", "week", "month"));
        Optional<Limit> plan = limit(node.object("plan"));
        Optional<Limit> hour = limit(node.object("hour"));
        Optional<Limit> day = limit(node.object("day"));
        Optional<Limit> week = limit(node.object("week"));
        Optional<Limit> month = limit(node.object("month"));
        return node.make(
                "raise the longer window, or lower the shorter one",
                () ->
                        Limits.of(
                                plan.orElseThrow(),
                                hour.orElseThrow(),
                                day.orElseThrow(),
                                week.orElseThrow(),
                                month.orElseThrow()));
    }

    private static Optional<Limit> limit(PolicyNode node) {
        node.allow(Set.of("percent", "atLeast", "atMost"));
        int percent = node.number("percent", 2);
        int atLeast = node.number("atLeast", 5);
        int atMost = node.number("atMost", 25);
        return node.make(
                "write for example {percent: 2, atLeast: 5, atMost: 25}",
                () -> new Limit(percent, atLeast, atMost));
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of(PER_GROUP_FIELD, SHRINK_FIELD));
        for (ChangeKind kind : ChangeKind.values()) {
            fields.add(Spelling.camel(kind));
        }
        return fields;
    }
}
