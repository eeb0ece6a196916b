package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Stays;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.stay.EndOfStay;
import dev.rollcall.domain.stay.Sponsor;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps until when somebody stays, so that the person is looked at then, and tells people what is
 * not as it should be, once as long as it lasts. It changes nothing in Slack.
 */
public final class TendStay {
    private final Stays stays;
    private final PersonRecords records;
    private final Escalate escalate;
    private final Clock clock;

    public TendStay(Stays stays, PersonRecords records, Escalate escalate, Clock clock) {
        this.stays = requireNonNull(stays, "stays is null");
        this.records = requireNonNull(records, "records is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @throws PortFailure if the source does not say how it stands with the sponsor
     */
    void tend(Work work, Situation situation) {
        StayRecord before = stays.of(work.run().person());
        StayRecord now = situation.population().map(p -> stay(situation, p)).orElse(none(work));
        for (StayFinding finding : now.open()) {
            if (!before.open().contains(finding)) {
                tell(work, situation, finding);
            }
        }
        // Told first: a death in between tells twice, and never not at all.
        if (!now.equals(before)) {
            stays.keep(now);
        }
    }

    private static StayRecord none(Work work) {
        return StayRecord.settled(work.run().person());
    }

    private StayRecord stay(Situation situation, Population population) {
        Instant now = clock.instant();
        EndOfStay end = situation.end();
        Set<StayFinding> open = EnumSet.noneOf(StayFinding.class);
        switch (end) {
            case EndOfStay.Missing() -> open.add(StayFinding.NO_END);
            case EndOfStay.Unreadable() -> open.add(StayFinding.UNREADABLE_END);
            case EndOfStay.At _ when end.hasCome(now) -> open.add(StayFinding.PAST_END_DATE);
            case EndOfStay.At _, EndOfStay.Open() -> {}
        }
        ofSponsor(Sponsor.of(population, situation.person())).ifPresent(open::add);
        return new StayRecord(
                situation.person().person(), end.at().filter(at -> now.isBefore(at)), open);
    }

    private Optional<StayFinding> ofSponsor(Sponsor sponsor) {
        return switch (sponsor) {
            case Sponsor.NotNeeded() -> Optional.empty();
            case Sponsor.Nobody() -> Optional.of(StayFinding.NO_SPONSOR);
            case Sponsor.Named(var person) -> {
                Optional<Standing> standing = records.read(person).map(PersonRecord::standing);
                if (standing.isEmpty()) {
                    yield Optional.of(StayFinding.NO_SPONSOR);
                }
                yield standing.filter(Standing.LEAVER::equals).map(_ -> StayFinding.SPONSOR_LEFT);
            }
        };
    }

    private void tell(Work work, Situation situation, StayFinding finding) {
        Map<String, String> facts = new TreeMap<>();
        situation.population().ifPresent(p -> facts.put("population", p.name().value()));
        String owners = owners(situation);
        if (!owners.isEmpty()) {
            facts.put("owners", owners);
        }
        situation.end().at().ifPresent(at -> facts.put("ends", at.toString()));
        escalate.raise(work.run(), work.ground(), finding.code(), finding.whatToDo(), facts);
    }

    /** Who answers for what rules give the person, or would. */
    private static String owners(Situation situation) {
        Stream<Grant> grants =
                Stream.concat(
                        situation.desired().grants().stream(),
                        situation.desired().withheld().stream().map(Withheld::grant));
        Set<MappingName> rules =
                grants.flatMap(grant -> grant.rules().keySet().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return situation.policy().mappings().stream()
                .filter(mapping -> rules.contains(mapping.name()))
                .map(Mapping::owner)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
