package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Stays;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.domain.stay.StayRules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps until when somebody stays, so that the person is looked at then, and tells people what is
 * not as it should be, once as long as it lasts. Who is held at the end is signed out first, and
 * told of every day.
 */
public final class TendStay {
    private static final Duration REMIND = Duration.ofDays(1);

    private final Stays stays;
    private final StayRules rules;
    private final ContainAtEnd containAtEnd;
    private final Escalate escalate;
    private final Clock clock;

    public TendStay(
            Stays stays,
            PersonRecords records,
            ContainAtEnd containAtEnd,
            Escalate escalate,
            Clock clock) {
        this.stays = requireNonNull(stays, "stays is null");
        this.rules = new StayRules(id -> records.read(id).map(PersonRecord::standing));
        this.containAtEnd = requireNonNull(containAtEnd, "containAtEnd is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns what is to be waited for before the run goes on; empty if nothing is.
     *
     * @throws PortFailure if the source does not say how it stands with the sponsor
     */
    Optional<Carried> tend(Runs.Ticket ticket, Work work, Situation situation) {
        StayRecord before = stays.of(work.run().person());
        Instant at = clock.instant();
        StayRecord now =
                new StayRecord(
                        work.run().person(),
                        situation.end().at().filter(at::isBefore),
                        situation.openStay(rules, work.general(), at));
        boolean held = now.open().contains(StayFinding.HELD_AT_END);
        Map<String, String> signedIn = Map.of();
        if (held && !before.open().contains(StayFinding.HELD_AT_END)) {
            switch (containAtEnd.contain(ticket, work)) {
                case ContainAtEnd.Outcome.NotYet(Carried carried) -> {
                    return Optional.of(carried);
                }
                case ContainAtEnd.Outcome.Done(var left) -> signedIn = left;
            }
        }
        boolean remind = held && isDue(before);
        for (StayFinding finding : now.open()) {
            boolean again = remind && finding == StayFinding.HELD_AT_END;
            if (!before.open().contains(finding) || again) {
                tell(work, situation, finding, signedIn);
            }
        }
        Optional<Instant> reminder =
                remind ? Optional.of(clock.instant().plus(REMIND)) : before.lookAt();
        // Told first: a death in between tells twice, and never not at all.
        StayRecord next =
                new StayRecord(
                        now.person(), held ? reminder : now.lookAt(), now.open(), before.told());
        if (!next.equals(before)) {
            stays.keep(next);
        }
        return Optional.empty();
    }

    /** Returns whether people are to be told of it now: at the end, and each day from then on. */
    private boolean isDue(StayRecord before) {
        return !before.open().contains(StayFinding.HELD_AT_END)
                || before.lookAt().filter(clock.instant()::isBefore).isEmpty();
    }

    private void tell(
            Work work, Situation situation, StayFinding finding, Map<String, String> signedIn) {
        Map<String, String> facts = new TreeMap<>();
        if (!signedIn.isEmpty() && finding == StayFinding.HELD_AT_END) {
            facts.put("signOutByHand", signedIn.toString());
        }
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
