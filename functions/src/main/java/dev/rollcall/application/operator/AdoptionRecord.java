package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** What operators did to adopt a company, in the ledger; once per key. */
public final class AdoptionRecord {
    private static final String RULE = "adoption";

    private final Ledger ledger;
    private final Policies policies;
    private final Clock clock;

    public AdoptionRecord(Ledger ledger, Policies policies, Clock clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts down that a baseline is sealed. */
    public void sealed(Caller caller, Baseline baseline) {
        append(
                caller,
                "baseline#" + baseline.snapshot(),
                Map.of(
                        "word", "baseline",
                        "snapshot", baseline.snapshot().value(),
                        "policy", baseline.policyDigest(),
                        "recorded", Integer.toString(baseline.recorded()),
                        "things", Integer.toString(baseline.things()),
                        "until", baseline.until().toString(),
                        "digest", baseline.digest(),
                        "by", baseline.by()));
    }

    /** Puts down one word of an operator's. */
    public void said(Caller caller, String key, Map<String, String> facts) {
        append(caller, key, facts);
    }

    private void append(Caller caller, String key, Map<String, String> said) {
        Map<String, String> facts = new TreeMap<>(said);
        facts.put("accessKeyId", caller.accessKeyId());
        ledger.append(
                LedgerEntry.fact(
                        "adoption#" + key,
                        Kind.DECIDED,
                        clock.instant(),
                        Subject.of(OperatorRecord.ID),
                        new Ground(RULE, caller.hash(), policies.leavers().digest()),
                        facts));
    }
}
