package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of campaigns, in the ledger; once per key. What each took stands with the person. */
public final class CampaignRecord {
    /** All of it is kept under one id of its own, as a case's entries are under the case's. */
    public static final CaseId ID = new CaseId(Hashes.sha256("campaign").substring(0, 32));

    private static final String RULE = "campaign";

    private final Ledger ledger;
    private final Clock clock;

    public CampaignRecord(Ledger ledger, Clock clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void planned(Caller caller, Campaign campaign) {
        said(caller, "planned", Kind.DECIDED, campaign, Map.of("what", "planned"));
    }

    void proposed(Caller caller, Campaign campaign) {
        said(
                caller,
                "proposed",
                Kind.PROPOSED,
                campaign,
                Map.of("needed", Integer.toString(campaign.needed())));
    }

    void asked(Campaign campaign, ApproverId approver) {
        append(
                "asked#" + approver,
                Kind.ASKED,
                RULE,
                campaign,
                Map.of("approver", approver.value()));
    }

    void voted(Caller caller, Campaign campaign, PolicyVote vote) {
        said(
                caller,
                "voted#" + vote.approver(),
                Kind.VOTED,
                campaign,
                Map.of(
                        "approver", vote.approver().value(),
                        "person", vote.human().toString(),
                        "said", vote.approves() ? "approve" : "reject"));
    }

    void stopped(Caller caller, Campaign campaign, String by) {
        said(
                caller,
                "stopped",
                Kind.DECIDED,
                campaign,
                Map.of("what", "stopped", "note", campaign.why(), "stoppedBy", by));
    }

    /** Puts down how it ended by itself. */
    void ended(Campaign campaign, int taken, int dropped) {
        append(
                "ended#" + campaign.state().name().toLowerCase(Locale.ROOT),
                Kind.OUTCOME,
                RULE,
                campaign,
                Map.of(
                        "state", campaign.state().name().toLowerCase(Locale.ROOT),
                        "why", campaign.why(),
                        "taken", Integer.toString(taken),
                        "dropped", Integer.toString(dropped)));
    }

    private void said(
            Caller caller, String what, Kind kind, Campaign campaign, Map<String, String> said) {
        Map<String, String> facts = new TreeMap<>(said);
        facts.put("accessKeyId", caller.accessKeyId());
        append(what, kind, caller.hash(), campaign, facts);
    }

    private void append(
            String what, Kind kind, String cause, Campaign campaign, Map<String, String> said) {
        Map<String, String> facts = new TreeMap<>(said);
        facts.put("campaign", campaign.name().value());
        facts.put("digest", campaign.list().digest());
        facts.put("mapping", campaign.list().mapping().value());
        facts.put("size", Integer.toString(campaign.list().size()));
        facts.put("perDay", Integer.toString(campaign.budget().perDay()));
        facts.put("until", campaign.budget().until().toString());
        facts.put("plannedBy", campaign.by().operator().value());
        ledger.append(
                LedgerEntry.fact(
                        "campaign#" + campaign.id() + "#" + what,
                        kind,
                        clock.instant(),
                        Subject.of(ID),
                        new Ground(RULE, cause, campaign.list().policyDigest()),
                        facts));
    }
}
