package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changes in who people are: sources, populations, link rules, attributes, writers. */
final class PeopleChanges {
    private PeopleChanges() {}

    static void find(AccessPolicy before, AccessPolicy after, Differences found) {
        sources(before, after, found);
        populations(before, after, found);
        attributes("", before.attributes(), after.attributes(), found);
        writers(before, after, found);
    }

    private static void sources(AccessPolicy before, AccessPolicy after, Differences found) {
        found.set("source", before.sources().keySet(), after.sources().keySet(), true, true);
        List<SourceId> ids =
                before.sources().keySet().stream()
                        .sorted(Comparator.comparing(SourceId::value))
                        .toList();
        for (SourceId id : ids) {
            SourceRules was = before.sources().get(id);
            SourceRules now = after.sources().get(id);
            if (was != null && now != null) {
                found.set(
                        "domain of source " + id + ":",
                        was.emailDomains(),
                        now.emailDomains(),
                        true,
                        false);
                found.value(
                        "the HR key of source " + id,
                        was.hrKeyAttribute(),
                        now.hrKeyAttribute(),
                        PeopleChanges::words,
                        true);
                // Either way: some are entitled again, or many have left at once.
                found.value(
                        "leave dates of source " + id, was.leaveDates(), now.leaveDates(), true);
                if (!was.attributes().equals(now.attributes())) {
                    attributes(
                            "source " + id + ": ",
                            before.attributesOf(id),
                            after.attributesOf(id),
                            found);
                }
            }
        }
    }

    private static void populations(AccessPolicy before, AccessPolicy after, Differences found) {
        Map<PopulationName, Population> old = byName(before);
        Map<PopulationName, Population> now = byName(after);
        found.set("population", old.keySet(), now.keySet(), false, true);
        for (PopulationName name : new TreeSet<>(old.keySet())) {
            Population was = old.get(name);
            Population is = now.get(name);
            if (was != null && is != null) {
                population("population " + name, was, is, found);
            }
        }
    }

    /** A wider account type, no sponsor and no end guard less; so does losing a group of guests. */
    private static void population(
            String name, Population before, Population after, Differences found) {
        found.value("the source of " + name, before.source(), after.source(), true);
        found.value(
                "the account type of " + name,
                before.account(),
                after.account(),
                (b, a) -> a.compareTo(b) > 0);
        found.set("group of " + name + ":", before.groups(), after.groups(), false, true);
        attribute(
                "the sponsor of " + name,
                before.sponsorAttribute(),
                after.sponsorAttribute(),
                found);
        attribute("the end of " + name, before.endAttribute(), after.endAttribute(), found);
        attribute("the zone of " + name, before.zoneAttribute(), after.zoneAttribute(), found);
        found.value(
                "the lifetime of " + name,
                before.lifetime(),
                after.lifetime(),
                life -> life.map(d -> d.toDays() + " days").orElse("without end"),
                isLonger(before.lifetime(), after.lifetime()));
        found.value(
                "the stay of " + name, before.stay(), after.stay(), (b, a) -> a.compareTo(b) < 0);
        found.value(
                "what follows at the end of " + name,
                before.atEnd(),
                after.atEnd(),
                // Slack ends guests by itself only where no human is to decide.
                (b, a) -> a.compareTo(b) < 0 || after.account().isGuest());
    }

    private static boolean isLonger(Optional<Duration> before, Optional<Duration> after) {
        return before.isPresent() && (after.isEmpty() || after.get().compareTo(before.get()) > 0);
    }

    private static void attribute(
            String name, Optional<String> before, Optional<String> after, Differences found) {
        found.value(name, before, after, PeopleChanges::words, before.isPresent());
    }

    /** Address and user name decide who is linked to what. */
    private static void attributes(
            String whose, AttributeRules before, AttributeRules after, Differences found) {
        found.value(whose + "attributes.email", before.email(), after.email(), true);
        found.value(
                whose + "attributes.userName",
                before.userName(),
                after.userName(),
                PeopleChanges::words,
                true);
        found.set(
                whose + "attribute kept equal:",
                before.kept().entrySet(),
                after.kept().entrySet(),
                false,
                false);
        found.set(
                whose + "attribute given once:",
                before.once().entrySet(),
                after.once().entrySet(),
                false,
                false);
    }

    private static void writers(AccessPolicy before, AccessPolicy after, Differences found) {
        Set<Entitlement> named = new HashSet<>(before.writers().keySet());
        named.addAll(after.writers().keySet());
        named.stream()
                .sorted(Comparator.comparing(Entitlement::key))
                .forEach(entitlement ->
                        found.value(
                                "the writer of " + entitlement.key(),
                                before.writerOf(entitlement),
                                after.writerOf(entitlement),
                                PeopleChanges::words,
                                true));
    }

    private static String words(Writer writer) {
        return switch (writer) {
            case Writer.Rollcall() -> "Rollcall";
            case Writer.Foreign(String name) -> name;
            case Writer.Nobody() -> "nobody";
        };
    }

    private static String words(Optional<String> attribute) {
        return attribute.orElse("none");
    }

    private static Map<PopulationName, Population> byName(AccessPolicy policy) {
        return policy.populations().stream()
                .collect(Collectors.toMap(Population::name, Function.identity(), (one, _) -> one));
    }
}
