package dev.rollcall.adapter.s3;

import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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

    static Supplier<PlanRules> read(PolicyNode file) {
        PolicyNode node = file.optionalObject("limits");
        node.allow(fields());
        Map<ChangeKind, Supplier<Limits>> limits = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            limits.put(kind, node.has(name(kind)) ? limits(node.object(name(kind))) : ofKind(kind));
        }
        Supplier<Limit> perGroup =
                node.has(PER_GROUP_FIELD) ? limit(node.object(PER_GROUP_FIELD)) : () -> PER_GROUP;
        int shrink = node.has(SHRINK_FIELD) ? node.number(SHRINK_FIELD) : SHRINK;
        return () -> {
            Map<ChangeKind, Limits> all = new EnumMap<>(ChangeKind.class);
            limits.forEach((kind, read) -> all.put(kind, read.get()));
            return new PlanRules(all, perGroup.get(), shrink);
        };
    }

    private static Supplier<Limits> ofKind(ChangeKind kind) {
        return () ->
                switch (kind) {
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

    private static Supplier<Limits> limits(PolicyNode node) {
        node.allow(Set.of("plan", "hour", "day", "week", "month"));
        Supplier<Limit> plan = limit(node.object("plan"));
        Supplier<Limit> hour = limit(node.object("hour"));
        Supplier<Limit> day = limit(node.object("day"));
        Supplier<Limit> week = limit(node.object("week"));
        Supplier<Limit> month = limit(node.object("month"));
        return () -> Limits.of(plan.get(), hour.get(), day.get(), week.get(), month.get());
    }

    private static Supplier<Limit> limit(PolicyNode node) {
        node.allow(Set.of("percent", "atLeast", "atMost"));
        int percent = node.number("percent");
        int atLeast = node.number("atLeast");
        int atMost = node.number("atMost");
        return () -> new Limit(percent, atLeast, atMost);
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of(PER_GROUP_FIELD, SHRINK_FIELD));
        for (ChangeKind kind : ChangeKind.values()) {
            fields.add(name(kind));
        }
        return fields;
    }

    /** Returns the kind as the file spells it, e.g. {@code removeFromChannel}. */
    private static String name(ChangeKind kind) {
        String[] words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return name.toString();
    }
}
