package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PopulationName;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which drift somebody wants to see, or to decide on; what is empty narrows nothing.
 *
 * @param population of its person, as the reading had it that found it; what is nobody's has none
 * @param mapping that is named among what was expected
 * @param since found first then, or later
 */
public record DriftFilter(
        Optional<DriftKind> kind,
        Optional<PersonId> person,
        Optional<PopulationName> population,
        Optional<Entitlement> entitlement,
        Optional<MappingName> mapping,
        Optional<Stand> stand,
        Optional<Instant> since) {

    /** Narrows nothing. */
    public static final DriftFilter ALL =
            new DriftFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Where something stands that is not gone. */
    public enum Stand {
        OPEN,
        CORRECTING,
        TRIED,
        CONTESTED,
        ACCEPTED,
        /** Any but accepted. */
        UNACCEPTED;

        /**
         * Reads the word that lists show.
         *
         * @throws IllegalArgumentException if there is no such word; the message says which are
         */
        public static Stand parse(String word) {
            return Arrays.stream(values())
                    .filter(stand -> stand.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "A state is open, correcting, tried, contested, accepted or"
                                            + " unaccepted"));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isOf(DriftRecord.State state) {
            return switch (state) {
                case DriftRecord.State.Open _ -> this == OPEN || this == UNACCEPTED;
                case DriftRecord.State.Correcting _ -> this == CORRECTING || this == UNACCEPTED;
                case DriftRecord.State.Tried _ -> this == TRIED || this == UNACCEPTED;
                case DriftRecord.State.Contested _ -> this == CONTESTED || this == UNACCEPTED;
                case DriftRecord.State.Accepted _ -> this == ACCEPTED;
                case DriftRecord.State.Gone _ -> false;
            };
        }
    }

    public DriftFilter {
        requireNonNull(kind, "kind is null");
        requireNonNull(person, "person is null");
        requireNonNull(population, "population is null");
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(mapping, "mapping is null");
        requireNonNull(stand, "stand is null");
        requireNonNull(since, "since is null");
    }

    /** Returns this, wherever something stands. */
    public DriftFilter wherever() {
        return new DriftFilter(
                kind, person, population, entitlement, mapping, Optional.empty(), since);
    }

    /** Returns whether it narrows anything but where something stands. */
    public boolean narrows() {
        return !wherever().equals(ALL);
    }

    public boolean takes(DriftRecord record) {
        Drift drift = record.drift();
        return kind.filter(wanted -> wanted != drift.kind()).isEmpty()
                && isOf(person, drift.person())
                && isOf(
                        population.map(PopulationName::value),
                        Optional.ofNullable(drift.found().get(Drift.POPULATION)))
                && isOf(entitlement, drift.entitlement())
                && mapping.filter(name -> !drift.because().containsKey(name.value())).isEmpty()
                && stand.filter(wanted -> !wanted.isOf(record.state())).isEmpty()
                && since.filter(first -> record.since().isBefore(first)).isEmpty();
    }

    private static <T> boolean isOf(Optional<T> wanted, Optional<T> present) {
        return wanted.isEmpty() || wanted.equals(present);
    }
}
