package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a person afresh, and computes what the policy gives them. */
public final class ReadPerson {
    private final PersonRecords records;
    private final Cases cases;
    private final Links links;
    private final Clock clock;

    public ReadPerson(PersonRecords records, Cases cases, Links links, Clock clock) {
        this.records = requireNonNull(records, "records is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.links = requireNonNull(links, "links is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Reads the person and keeps the reading with the case, as what writes stand on. Empty if the
     * person does not plainly belong here (any more): then the run looks at the person again, and
     * nothing is given or taken.
     *
     * @param seen how many looks had been wanted before
     * @throws PortFailure if the source gives no trustworthy and whole answer
     */
    Optional<Situation> read(Work work, long seen) {
        Instant before = clock.instant();
        return records.read(work.run().person())
                .filter(person -> person.standing() == Standing.ENTITLED)
                .map(person -> situation(work, person, before, seen));
    }

    private Situation situation(Work work, PersonRecord person, Instant before, long seen) {
        cases.assess(
                work.run().id(),
                new Assessment(person.standing(), before, seen, word(person)),
                work.run().changedAt(),
                List.of());
        Optional<Instant> since =
                links.of(person.person()).stream().map(Link::madeAt).min(Comparator.naturalOrder());
        return new Situation(
                person,
                work.access(),
                since,
                new AccessRules(work.access()).of(person, since, before));
    }

    /** As long as it is the same, the source says the same of what the person belongs to. */
    private static String word(PersonRecord person) {
        return Hashes.sha256(
                CanonicalJson.write(
                        Map.of(
                                "standing",
                                person.standing().name(),
                                "status",
                                person.status(),
                                "groups",
                                person.groups().direct().stream()
                                        .map(GroupId::toString)
                                        .sorted()
                                        .toList())));
    }
}
