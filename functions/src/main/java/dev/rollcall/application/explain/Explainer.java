package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.ExplainedEntitlement.State;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.grant.Withheld;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.restore.RestoredGrant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what is to be said of each entitlement of one account. */
final class Explainer {
    private final Map<Entitlement, Grant> desired;
    private final Map<Entitlement, Withheld> withheld;
    private final Map<Entitlement, RecordedGrant> recorded;
    private final Map<Entitlement, RestoredGrant> restored;
    private final Set<Entitlement> shown;
    private final Map<Entitlement, AccessChange> changes;
    private final Map<Entitlement, LeftAlone.Why> leftAlone;
    private final Set<Entitlement> takenAlong;

    /**
     * @param restored what was given back to the account by a human's word
     * @param shown what the reading of the account shows
     */
    Explainer(
            DesiredAccess access,
            List<RecordedGrant> recorded,
            List<RestoredGrant> restored,
            Set<Entitlement> shown,
            AccessChanges changes) {
        this.desired = by(access.grants(), Grant::entitlement);
        this.withheld = by(access.withheld(), held -> held.grant().entitlement());
        this.recorded = by(recorded, record -> record.grant().entitlement());
        this.restored = by(restored, RestoredGrant::entitlement);
        this.shown = requireNonNull(shown, "shown is null");
        this.changes = by(changes.changes(), AccessChange::entitlement);
        this.leftAlone = new HashMap<>();
        changes.leftAlone().forEach(left -> leftAlone.put(left.entitlement(), left.why()));
        this.takenAlong =
                changes.changes().stream()
                        .filter(AccessChange.Remove.class::isInstance)
                        .flatMap(change -> ((AccessChange.Remove) change).takesAlong().stream())
                        .collect(Collectors.toSet());
    }

    /** Returns all that there is anything to say about, by its key. */
    List<ExplainedEntitlement> explained() {
        Set<Entitlement> all = new TreeSet<>(Comparator.comparing(Entitlement::key));
        all.addAll(desired.keySet());
        all.addAll(withheld.keySet());
        all.addAll(recorded.keySet());
        all.addAll(shown);
        all.addAll(changes.keySet());
        all.addAll(leftAlone.keySet());
        return all.stream().map(this::explained).toList();
    }

    private ExplainedEntitlement explained(Entitlement entitlement) {
        Optional<RecordedGrant> record = Optional.ofNullable(recorded.get(entitlement));
        return new ExplainedEntitlement(
                entitlement,
                state(entitlement),
                shown.contains(entitlement),
                rules(entitlement, record),
                record,
                Optional.ofNullable(restored.get(entitlement))
                        .filter(_ -> shown.contains(entitlement)),
                why(entitlement));
    }

    private State state(Entitlement entitlement) {
        AccessChange change = changes.get(entitlement);
        if (change != null || takenAlong.contains(entitlement)) {
            return change instanceof AccessChange.Add
                    ? State.MISSING
                    : isGone(entitlement) ? State.GONE : State.TO_BE_TAKEN;
        }
        LeftAlone.Why why = leftAlone.get(entitlement);
        if (why != null) {
            return state(entitlement, why);
        }
        if (withheld.containsKey(entitlement)) {
            return State.WITHHELD;
        }
        if (desired.containsKey(entitlement)) {
            return isThere(entitlement) ? State.GIVEN : State.MISSING;
        }
        return recorded.containsKey(entitlement) ? State.GONE : State.LEFT_ALONE;
    }

    private State state(Entitlement entitlement, LeftAlone.Why why) {
        return switch (why) {
            case MANUAL, NOT_LISTED, PRE_EXISTING -> State.MANUAL;
            case UNVERIFIABLE -> State.UNVERIFIABLE;
            case UNTIL_FIRST_SIGN_IN -> State.PENDING;
            case FOREIGN_WRITER, NOT_ACTING, ACCOUNT_TYPE, NO_WORKSPACE, NOT_ON_THIS_PLAN ->
                    withheld.containsKey(entitlement) || desired.containsKey(entitlement)
                            ? State.WITHHELD
                            : State.LEFT_ALONE;
            case PROTECTED, NOT_ENTITLED, NO_POPULATION, UNMANAGED_ACCOUNT, HOLDS_WHAT_STAYS ->
                    State.LEFT_ALONE;
        };
    }

    /** A run looks at it once more before our record goes. A channel may only be out of sight. */
    private boolean isGone(Entitlement entitlement) {
        return recorded.containsKey(entitlement)
                && !isThere(entitlement)
                && !(entitlement instanceof Entitlement.Channel);
    }

    /** Slack tells of nobody who is in an organisation's group: there our records stand for it. */
    private boolean isThere(Entitlement entitlement) {
        RecordedGrant record = recorded.get(entitlement);
        boolean recordedAsGiven = record != null && record.state() == RecordedGrant.State.GIVEN;
        return shown.contains(entitlement)
                || (entitlement instanceof Entitlement.OrganisationGroup && recordedAsGiven);
    }

    private SortedMap<MappingName, GroupPath> rules(
            Entitlement entitlement, Optional<RecordedGrant> record) {
        return Optional.ofNullable(desired.get(entitlement))
                .or(() -> Optional.ofNullable(withheld.get(entitlement)).map(Withheld::grant))
                .or(() -> record.map(RecordedGrant::grant))
                .map(Grant::rules)
                .orElseGet(TreeMap::new);
    }

    private String why(Entitlement entitlement) {
        if (changes.get(entitlement) instanceof AccessChange.Remove remove) {
            return why(remove.reason());
        }
        if (takenAlong.contains(entitlement)) {
            return "goes-with-its-workspace";
        }
        LeftAlone.Why why = leftAlone.get(entitlement);
        if (why != null) {
            return code(why);
        }
        Withheld held = withheld.get(entitlement);
        return held == null ? "" : code(held.reason());
    }

    /** Returns e.g. {@code backend=person-not-meant}, or {@code unexplained=oncall}. */
    static String why(RemovalReason reason) {
        return switch (reason) {
            case RemovalReason.RulesEnded ended ->
                    ended.rules().entrySet().stream()
                            .map(rule -> rule.getKey() + "=" + code(rule.getValue().cause()))
                            .collect(Collectors.joining(" "));
            case RemovalReason.Unexplained unexplained ->
                    unexplained.mappings().stream()
                            .map(MappingName::value)
                            .collect(Collectors.joining(" ", "unexplained=", ""));
            case RemovalReason.Approved approved -> "campaign=" + approved.campaign();
        };
    }

    static String code(Enum<?> constant) {
        return code(constant.name());
    }

    static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> Map<Entitlement, T> by(
            List<T> all, Function<? super T, Entitlement> entitlement) {
        return all.stream()
                .collect(Collectors.toMap(entitlement, Function.identity(), (a, _) -> a));
    }
}
