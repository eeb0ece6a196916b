package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.stay.Told;
import dev.rollcall.domain.stay.Told.Topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells people of what is due of somebody and not done: Slack refuses it, or the account is
 * protected. Each run tries anew, since only that shows whether it is over; people hear of it once.
 */
public final class Refusals {
    private static final String CONVERSION = "conversion-refused";
    static final String PROTECTED = "protected";

    /** What may differ of an account that is never changed. */
    static final String ACCESS = "access";

    static final String ATTRIBUTES = "attributes";

    private static final String BY_HAND =
            "This account is never changed by Rollcall. Do by hand what is right.";

    private final Recorder recorder;
    private final TellOnce tellOnce;

    public Refusals(Recorder recorder, TellOnce tellOnce) {
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
    }

    /** Something that may be refused of an account, whatever the code. */
    record Of(AccountId account, String reason) {
        static Of adding(AccountId account, Entitlement to) {
            return new Of(account, "addition-refused:" + to.key());
        }

        static Of removing(AccountId account, Entitlement from) {
            return new Of(account, "removal-refused:" + from.key());
        }

        static Of converting(AccountId account) {
            return new Of(account, CONVERSION);
        }

        /** Any change, of an account that is never changed. */
        static Of anything(AccountId account) {
            return new Of(account, PROTECTED);
        }

        private boolean isOf(String what) {
            return what.startsWith(account + "#" + reason + "#");
        }

        private Told told(String code) {
            return new Told(Topic.REFUSED, account + "#" + reason + "#" + code);
        }
    }

    void addition(Work work, AccountId account, Entitlement to, String code) {
        refused(
                work,
                Of.adding(account, to),
                code,
                "Slack refuses to put this account in. See why, or do it by hand.",
                Map.of("account", account.value(), "entitlement", to.key(), "code", code));
    }

    void removal(Work work, AccountId account, Entitlement from, String code) {
        refused(
                work,
                Of.removing(account, from),
                code,
                "Slack refuses to take this account out. Do it by hand.",
                Map.of("account", account.value(), "entitlement", from.key(), "code", code));
    }

    void conversion(Work work, AccountId account, String code) {
        refused(
                work,
                Of.converting(account),
                code,
                "This account is to become a guest or a member, and does not. Take its roles away"
                        + " first if it has any, or do it by hand.",
                Map.of("account", account.value(), "code", code));
    }

    void reactivation(Work work, AccountId account, String code) {
        ofAccount(
                work,
                work.subject().with(account),
                "reactivation-refused",
                code,
                "Slack does not give this account its access back. Do it by hand, or see that a"
                        + " seat is free.",
                Map.of("account", account.value(), "code", code));
    }

    void creation(Work work, String code) {
        ofAccount(
                work,
                work.subject(),
                "account-not-made",
                code,
                "Slack does not make an account for this person: the code says whether the address"
                        + " or every name is taken, or all seats are. Make it by hand, or mend the"
                        + " cause; it is then found by its address.",
                Map.of("code", code));
    }

    /** Nothing of the account may be changed, whatever is due (rule 7). */
    void protection(Work work, Change change, String why) {
        Subject subject = work.subject().with(change.account());
        Map<String, String> facts =
                Map.of(
                        "account", change.account().value(),
                        "change", change.kind().toString(),
                        "why", why);
        String row = row(change.kind().toString(), change.account());
        recorder.fact(subject, work.ground(), Kind.REFUSED, row, facts);
        if (change.kind() == ChangeKind.REACTIVATE) {
            String reason = PROTECTED + ":" + why;
            ofAccount(work, subject, reason, change.account().value(), BY_HAND, facts);
        } else {
            protection(work, change.account(), why, facts);
        }
    }

    /**
     * Something differs of the account, and nothing of it may be changed. Access and attributes are
     * one finding: people look at the account once.
     *
     * @param what {@link #ACCESS} or {@link #ATTRIBUTES}
     * @param differs what of it; no values
     */
    void untouched(
            Work work, AccountId account, String what, String why, Map<String, String> differs) {
        Map<String, String> facts = new HashMap<>(differs);
        facts.putAll(Map.of("account", account.value(), "change", what, "why", why));
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.REFUSED,
                row(what, account),
                facts);
        protection(work, account, why, facts);
    }

    private void protection(Work work, AccountId account, String why, Map<String, String> facts) {
        Of of = Of.anything(account);
        tell(
                work,
                of,
                new Found(
                        of.told(why),
                        work.subject().with(account),
                        Kind.REFUSED,
                        PROTECTED + ":" + why,
                        BY_HAND,
                        facts));
    }

    /** Returns how a case's ledger names what was not changed, the account being protected. */
    static String row(String what, AccountId account) {
        return "refused#" + what + "#" + account;
    }

    /** It is done after all. */
    void over(Work work, Of of) {
        tellOnce.forget(work, Topic.REFUSED, of::isOf);
    }

    /** What is not among this is due no more, of whichever account of the person's. */
    void keepOnly(Work work, Collection<Of> due) {
        tellOnce.forget(work, Topic.REFUSED, what -> due.stream().noneMatch(of -> of.isOf(what)));
    }

    private void refused(
            Work work, Of of, String code, String whatToDo, Map<String, String> facts) {
        Found found =
                new Found(
                        of.told(code),
                        work.subject().with(of.account()),
                        Kind.REFUSED,
                        of.reason(),
                        whatToDo,
                        facts);
        // Each run's own ledger says what it could not do: its last look goes by that.
        recorder.fact(found.subject(), work.ground(), found.kind(), found.row(), facts);
        tell(work, of, found);
    }

    /** What is refused for another reason than before is news. */
    private void tell(Work work, Of of, Found found) {
        tellOnce.found(work, Topic.REFUSED, of::isOf, List.of(found));
    }

    /** There is no account to work on: nothing else is found of it. */
    private void ofAccount(
            Work work,
            Subject subject,
            String reason,
            String detail,
            String whatToDo,
            Map<String, String> facts) {
        Told told = new Told(Topic.ACCOUNT, reason + "#" + detail);
        tellOnce.found(
                work,
                Topic.ACCOUNT,
                List.of(new Found(told, subject, Kind.REFUSED, reason, whatToDo, facts)));
    }
}
