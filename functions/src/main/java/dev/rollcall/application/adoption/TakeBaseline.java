package dev.rollcall.application.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.Baselines;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.reconcile.CensusDocument;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.adoption.BaselineScope;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.Unexplained;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Puts on the records, of the last good reading, all that accounts have and no rule explains, as
 * far as it gets in one call: whoever waits for it asks again. Nothing is written to Slack.
 */
public final class TakeBaseline {
    /** Nobody plans for longer. */
    public static final int MOST_DAYS = 366;

    private static final String ACTION = "adopt-baseline";

    /** API Gateway waits 25 seconds, and the last rows must still be written. */
    private static final Duration BEGIN_UNTIL = Duration.ofSeconds(11);

    private static final int AT_ONCE = 500;

    private final Gate gate;
    private final Reconciliations reconciliations;
    private final CensusDocument census;
    private final Baselines baselines;
    private final PreExistings preExistings;
    private final EvidenceStore evidence;
    private final Supplier<GrantedWhen> granted;
    private final Policies policies;
    private final AdoptionRecord record;
    private final Clock clock;

    /**
     * @param granted tells when things were given, for one call
     */
    public TakeBaseline(
            Gate gate,
            Reconciliations reconciliations,
            CensusDocument census,
            Baselines baselines,
            PreExistings preExistings,
            EvidenceStore evidence,
            Supplier<GrantedWhen> granted,
            Policies policies,
            AdoptionRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.census = requireNonNull(census, "census is null");
        this.baselines = requireNonNull(baselines, "baselines is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.evidence = requireNonNull(evidence, "evidence is null");
        this.granted = requireNonNull(granted, "granted is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * So far it is, or it is sealed.
         *
         * @param pages how many there are in all
         * @param notBefore when to ask for the rest, for which Slack's audit log makes us wait
         * @param anew whether it takes the place of one that was half taken, too long ago or by
         *     another policy
         */
        record Reached(BaselineRun run, int pages, Optional<Instant> notBefore, boolean anew)
                implements Outcome {
            public Reached {
                requireNonNull(run, "run is null");
                requireNonNull(notBefore, "notBefore is null");
            }
        }

        /** There is no reading to go by; nothing was done. */
        record NoGoodReading(Reason why) implements Outcome {
            public NoGoodReading {
                requireNonNull(why, "why is null");
            }
        }

        /** The last day lies behind us, or too far ahead. */
        record NoSuchDay() implements Outcome {}
    }

    /** Why a reading does not do. */
    public enum Reason {
        /** None was good yet. */
        NONE,
        TOO_OLD,
        /** Another policy is in force by now: it lists other things. */
        OTHER_POLICY
    }

    /**
     * @param until the last day on which nobody need decide; of one that is under way the one it
     *     was begun with counts
     */
    public Gated<Outcome> take(Caller caller, LocalDate until) {
        return gate.pass(caller, ACTION, Operator.ADOPTING)
                .map(operator -> take(caller, operator, until));
    }

    private Outcome take(Caller caller, Operator operator, LocalDate until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!until.isAfter(today) || until.isAfter(today.plusDays(MOST_DAYS))) {
            return new Outcome.NoSuchDay();
        }
        Optional<BaselineRun> latest = baselines.latest();
        if (latest.filter(this::isUnderWay).isPresent()) {
            return census.find(latest.get().snapshot())
                    .<Outcome>map(found -> onward(caller, latest.get(), found, false))
                    .orElseGet(() -> new Outcome.NoGoodReading(Reason.NONE));
        }
        Optional<GoodReading> good = reconciliations.lastGood();
        Optional<Census> found = good.flatMap(one -> census.find(one.id())).filter(Census::isGood);
        if (found.isEmpty()) {
            return new Outcome.NoGoodReading(Reason.NONE);
        }
        if (!found.get().isFreshAt(clock.instant())) {
            return new Outcome.NoGoodReading(Reason.TOO_OLD);
        }
        if (!isOfThisPolicy(found.get().policyDigest())) {
            return new Outcome.NoGoodReading(Reason.OTHER_POLICY);
        }
        if (latest.filter(one -> isOf(one, found.get())).isPresent()) {
            // Repeating it makes good what a death after the sealing has left out.
            sealed(caller, latest.get());
            return new Outcome.Reached(latest.get(), found.get().pages(), Optional.empty(), false);
        }
        BaselineRun fresh =
                BaselineRun.begin(
                        found.get(), until, operator.person().value(), clock.instant(), latest);
        BaselineRun begun =
                baselines.replace(latest, fresh) ? fresh : baselines.latest().orElse(fresh);
        return onward(caller, begun, found.get(), latest.filter(TakeBaseline::isHalf).isPresent());
    }

    /** What another policy has overtaken is begun anew, and so is what is a day old. */
    private boolean isUnderWay(BaselineRun run) {
        return isHalf(run)
                && isOfThisPolicy(run.policyDigest())
                && census.find(run.snapshot())
                        .filter(found -> found.isFreshAt(clock.instant()))
                        .isPresent();
    }

    private static boolean isHalf(BaselineRun run) {
        return run.ended().isEmpty();
    }

    private boolean isOfThisPolicy(String digest) {
        return policies.access().digest().equals(digest);
    }

    private static boolean isOf(BaselineRun run, Census found) {
        return run.snapshot().equals(found.snapshot()) && run.ended().isPresent();
    }

    private Outcome onward(Caller caller, BaselineRun begun, Census found, boolean anew) {
        Instant end = clock.instant().plus(BEGIN_UNTIL);
        BaselineScope scope = BaselineScope.of(modes(), found);
        BaselineRun run = begun;
        GrantedWhen when = granted.get();
        try {
            while (run.ended().isEmpty() && clock.instant().isBefore(end)) {
                run = next(caller, run, found, scope, when);
            }
        } catch (PortFailure.RateLimited limited) {
            return new Outcome.Reached(run, found.pages(), Optional.of(limited.notBefore()), anew);
        }
        return new Outcome.Reached(run, found.pages(), Optional.empty(), anew);
    }

    private EffectiveModes modes() {
        return new EffectiveModes(
                policies.access(), policies.leavers().observesOnly(), clock.instant());
    }

    private BaselineRun next(
            Caller caller, BaselineRun run, Census found, BaselineScope scope, GrantedWhen when) {
        if (run.page() >= found.pages()) {
            seal(run, found, scope);
            BaselineRun ended = replaced(run, run.ended(clock.instant()));
            sealed(caller, ended);
            return ended;
        }
        List<Unexplained> rows = census.unexplained(run.snapshot(), run.page());
        if (run.row() >= rows.size()) {
            List<PreExisting> taken = onRecord(rows.stream().filter(scope::takes).toList());
            String page =
                    evidence.putAdopted(run.snapshot(), run.page(), page(run, found, taken))
                            .sha256();
            // What was there already it has not recorded.
            long recorded =
                    taken.stream().filter(one -> one.baseline().equals(run.snapshot())).count();
            return replaced(
                    run,
                    run.pageDone(Hashes.sha256(run.digest() + page), Math.toIntExact(recorded)));
        }
        List<Unexplained> some = ofOneThing(rows, run.row());
        List<PreExisting> records =
                some.stream()
                        .filter(scope::takes)
                        .map(row -> found(row, run, found, scope, when))
                        .toList();
        preExistings.adopt(records);
        return replaced(run, run.at(run.row() + some.size()));
    }

    /** Returns the next rows as far as they are of one thing. */
    private static List<Unexplained> ofOneThing(List<Unexplained> rows, int from) {
        Entitlement thing = rows.get(from).thing();
        return rows.stream()
                .skip(from)
                .limit(AT_ONCE)
                .takeWhile(row -> row.thing().equals(thing))
                .toList();
    }

    private static PreExisting found(
            Unexplained row, BaselineRun run, Census found, BaselineScope scope, GrantedWhen when) {
        PreExisting.Granted before = new PreExisting.Granted.Before(found.begun());
        return PreExisting.found(
                row.account(),
                row.thing(),
                when.of(row.thing(), found.begun()).getOrDefault(row.account(), before),
                run.snapshot(),
                scope.owner(row.thing()),
                run.until());
    }

    /**
     * Returns what is on the records of them, whoever put it there: a baseline that was half taken
     * may have. What has ended meanwhile is not among it.
     */
    private List<PreExisting> onRecord(List<Unexplained> rows) {
        Map<AccountId, List<PreExisting>> known = new HashMap<>();
        return rows.stream()
                .flatMap(row ->
                        known.computeIfAbsent(row.account(), preExistings::of).stream()
                                .filter(one -> one.thing().equals(row.thing())))
                .toList();
    }

    private static byte[] page(BaselineRun run, Census found, List<PreExisting> taken) {
        return CanonicalJson.write(
                        Map.of(
                                "baseline", run.snapshot().value(),
                                "before", found.begun().toString(),
                                "page", run.page(),
                                "policy", run.policyDigest(),
                                "until", run.until().toString(),
                                "had", taken.stream().map(TakeBaseline::row).toList()))
                .getBytes(UTF_8);
    }

    /** Nothing of it ever changes, so that the page is the same whoever writes it again. */
    private static Map<String, Object> row(PreExisting one) {
        Map<String, Object> row = new TreeMap<>();
        row.put("account", one.account().value());
        row.put("baseline", one.baseline().value());
        row.put("entitlement", one.thing().key());
        row.put("owner", one.owner());
        switch (one.granted()) {
            case PreExisting.Granted.At(Instant time, String entry) -> {
                row.put("since", time.toString());
                row.put("entry", entry);
            }
            case PreExisting.Granted.Before(Instant baseline) ->
                    row.put("before", baseline.toString());
        }
        return row;
    }

    private void seal(BaselineRun run, Census found, BaselineScope scope) {
        baselines.seal(
                new Baseline(
                        run.snapshot(),
                        found.begun(),
                        run.policyDigest(),
                        clock.instant(),
                        run.by(),
                        run.until(),
                        scope.things().size(),
                        run.recorded(),
                        run.digest()));
    }

    private void sealed(Caller caller, BaselineRun run) {
        baselines.sealed().stream()
                .filter(one -> one.snapshot().equals(run.snapshot()))
                .forEach(one -> record.sealed(caller, one));
    }

    /** Whoever else was at it in the same moment has recorded the same. */
    private BaselineRun replaced(BaselineRun seen, BaselineRun next) {
        return baselines.replace(Optional.of(seen), next) ? next : baselines.latest().orElse(next);
    }
}
