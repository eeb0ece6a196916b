package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.link.OtherIdentity;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.Told;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what was found out about a person's account. */
final class AccountNotes {
    static final String SEVERAL = "several-accounts";

    private static final String WHOSE =
            "It is not certain which Slack account is this person's, so nothing was done. Find out,"
                    + " and answer with: rollcall link.";
    private static final String WRONGLY_INACTIVE =
            "The person belongs here, and somebody else than Rollcall has deactivated the account,"
                    + " so it was left so. Find out why. To let it back: rollcall link theirs"
                    + " DISPUTE ACCOUNT; to leave it: rollcall link none DISPUTE.";

    private final Links links;
    private final Grants grants;
    private final LinkDisputes disputes;
    private final Recorder recorder;
    private final TellOnce tellOnce;
    private final Clock clock;

    AccountNotes(
            Links links,
            Grants grants,
            LinkDisputes disputes,
            Recorder recorder,
            TellOnce tellOnce,
            Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The fact first: whoever dies in between finds the same again, and has it recorded. */
    void link(Work work, Situation situation, AccountId account, String rule) {
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.LINKED,
                "linked#" + account,
                Map.of("rule", rule));
        links.record(
                new Link(
                        situation.person().person(),
                        account,
                        clock.instant(),
                        rule,
                        situation.human(),
                        Optional.empty()));
        disputes.of(situation.person().person())
                .filter(LinkDispute::isOpen)
                .filter(asked -> asked.reason() == Reason.ANSWER_LOST)
                .ifPresent(this::isFound);
    }

    /** Nobody need look for an account any more, and nobody should deactivate it. */
    private void isFound(LinkDispute asked) {
        Settlement found =
                new Settlement(
                        Optional.empty(), "rollcall", clock.instant(), "an account is linked now");
        disputes.forget(disputes.settle(asked, found));
    }

    /** Ends the links of those whose identity is gone; the fact first here too. */
    void unlink(Work work, AccountId account, List<OtherIdentity> gone) {
        for (OtherIdentity other : gone) {
            recorder.fact(
                    work.subject().with(account),
                    work.ground(),
                    Kind.UNLINKED,
                    "unlinked#" + account + "#" + other.link().person(),
                    Map.of("person", other.link().person().toString(), "why", "gone"));
            links.end(other.link().person(), account, clock.instant());
        }
    }

    /**
     * Brings the records of somebody without an account up to date; nothing is in Slack. Returns
     * whether anything was written.
     */
    boolean beforeAccount(Work work, Situation situation) {
        PersonId person = work.run().person();
        List<RecordChange> changes =
                AccessChanges.recordsBeforeAccount(situation.desired(), grants.of(person));
        for (RecordChange change : changes) {
            switch (change) {
                case RecordChange.Forget(Entitlement entitlement) ->
                        grants.forget(person, entitlement);
                case RecordChange.Write(Grant grant, RecordedGrant.State state) ->
                        grants.record(
                                new RecordedGrant(
                                        grant,
                                        Optional.empty(),
                                        clock.instant(),
                                        work.cause(),
                                        work.access().digest(),
                                        state));
            }
        }
        return !changes.isEmpty();
    }

    /** Nothing in Slack yet; an event that changes nothing writes nothing. */
    void pending(Work work, Situation situation) {
        if (beforeAccount(work, situation)) {
            recorder.fact(
                    work.subject(),
                    work.ground(),
                    Kind.PENDING,
                    "pending",
                    Map.of("entitlements", keys(situation)));
        }
    }

    void observed(Work work, Situation situation, String would) {
        recorder.fact(
                work.subject(),
                work.ground(),
                Kind.OBSERVED,
                "observed#account",
                Map.of("would", would, "entitlements", keys(situation)));
    }

    /** Names the person's other active accounts, and what rules gave there before. */
    void several(Work work, AccountId chosen, List<AccountId> others) {
        String given =
                grants.of(work.run().person()).stream()
                        .filter(record -> record.account().filter(others::contains).isPresent())
                        .map(record ->
                                record.account().orElseThrow()
                                        + "="
                                        + record.grant().entitlement().key())
                        .sorted()
                        .collect(Collectors.joining(" "));
        Map<String, String> facts =
                Map.of("account", chosen.value(), "others", ids(others), "givenThere", given);
        tell(
                work,
                work.subject().with(chosen),
                "several-accounts#" + chosen + "#" + ids(others),
                Kind.DRIFT,
                SEVERAL,
                "This person has several active accounts. Rules give access on the one that has"
                        + " the person's address, and take away on the others what they gave there."
                        + " What was given there by hand stays, and so do workspaces: see whether"
                        + " both accounts are needed.",
                facts);
    }

    private static String ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().collect(Collectors.joining(" "));
    }

    /** Returns the code under which people are asked. */
    static String reason(LinkDecision.Dispute dispute) {
        return dispute.reason() == LinkDecision.Reason.CUT_ELSEWHERE
                ? "wrongly-inactive"
                : "disputed-link:" + dispute.reason();
    }

    /** Asks a human, once; who has answered is not asked the same again. */
    void disputed(Work work, Situation situation, LinkDecision.Dispute dispute) {
        boolean wronglyInactive = dispute.reason() == LinkDecision.Reason.CUT_ELSEWHERE;
        LinkDispute asked = asked(work, situation, dispute);
        if (wronglyInactive && !asked.isOpen()) {
            if (asked.settlement().flatMap(LinkDispute.Settlement::theirs).isEmpty()) {
                // A human wants it to stay as it is.
                settled(work);
                return;
            }
            // The word was for another time: it is asked for anew.
            disputes.forget(asked);
            asked = asked(work, situation, dispute);
        }
        if (!asked.isOpen()) {
            // Where the address is another's, no answer of ours gives the person an account.
            tell(
                    work,
                    work.subject(),
                    "link-answered:" + dispute.reason() + "#" + ids(dispute.accounts()),
                    Kind.DISPUTED,
                    "link-answered:" + dispute.reason(),
                    "Who this account belongs to is answered, but it still has the person's"
                            + " address, so no other account can be made. Change the address in"
                            + " Slack or in the source.",
                    Map.of("dispute", asked.id().value()));
            return;
        }
        Map<String, String> facts =
                Map.of(
                        "reason", dispute.reason().toString(),
                        "accounts", ids(dispute.accounts()),
                        "dispute", asked.id().value());
        String reason = reason(dispute);
        tell(
                work,
                work.subject(),
                reason + "#" + ids(dispute.accounts()) + "#" + asked.since(),
                Kind.DISPUTED,
                reason,
                wronglyInactive ? WRONGLY_INACTIVE : WHOSE,
                facts);
    }

    private LinkDispute asked(Work work, Situation situation, LinkDecision.Dispute dispute) {
        return disputes.open(
                new LinkDispute(work.run().person(), dispute, situation.human(), clock.instant()));
    }

    void withHumans(Work work, String reason, String whatToDo) {
        tell(work, work.subject(), reason, Kind.DRIFT, reason, whatToDo, Map.of());
    }

    /** Nothing about the person's account is for people, or not any more. */
    void settled(Work work) {
        tellOnce.found(work, Told.Topic.ACCOUNT, List.of());
    }

    /** There is one such thing at most: what was told before is over. */
    private void tell(
            Work work,
            Subject subject,
            String what,
            Kind kind,
            String reason,
            String whatToDo,
            Map<String, String> facts) {
        tellOnce.found(
                work,
                Told.Topic.ACCOUNT,
                List.of(
                        new Found(
                                new Told(Told.Topic.ACCOUNT, what),
                                subject,
                                kind,
                                reason,
                                whatToDo,
                                facts)));
    }

    private static String keys(Situation situation) {
        return situation.desired().grants().stream()
                .map(grant -> grant.entitlement().key())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
