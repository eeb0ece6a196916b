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
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a person afresh, and computes what the policy gives them. */
public final class ReadPerson {
    private final PersonRecords records;
    private final Supplier<PeopleAtHand> atHand;
    private final Cases cases;
    private final Links links;
    private final Clock clock;

    /** Asks the source each time. */
    public ReadPerson(PersonRecords records, Cases cases, Links links, Clock clock) {
        this(records, PeopleAtHand::new, cases, links, clock);
    }

    /**
     * @param atHand whom the present invocation of a step has read already
     */
    public ReadPerson(
            PersonRecords records,
            Supplier<PeopleAtHand> atHand,
            Cases cases,
            Links links,
            Clock clock) {
        this.records = requireNonNull(records, "records is null");
        this.atHand = requireNonNull(atHand, "atHand is null");
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
        return reading(work.run().person())
                .filter(reading -> reading.person().standing() == Standing.ENTITLED)
                .map(reading -> situation(work, reading, seen));
    }

    private Optional<PeopleAtHand.Reading> reading(PersonId person) {
        PeopleAtHand people = atHand.get();
        Optional<PeopleAtHand.Reading> known = people.of(person);
        if (known.isPresent()) {
            return known;
        }
        Instant before = clock.instant();
        Optional<PeopleAtHand.Reading> read =
                records.read(person).map(found -> new PeopleAtHand.Reading(found, before));
        read.ifPresent(people::keep);
        return read;
    }

    private Situation situation(Work work, PeopleAtHand.Reading reading, long seen) {
        PersonRecord person = reading.person();
        cases.assess(
                work.run().id(),
                new Assessment(person.standing(), reading.at(), seen, word(person)),
                work.run().changedAt(),
                List.of());
        Optional<Instant> since = Link.firstMade(links.of(person.person()));
        return new Situation(
                person,
                work.access(),
                since,
                new AccessRules(work.access()).of(person, since, reading.at()));
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
