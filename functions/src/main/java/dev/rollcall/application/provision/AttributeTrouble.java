package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.stay.Told;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Records and tells what an account cannot tell of its human. It names attributes, no values. */
final class AttributeTrouble {
    static final String DRIFTED = "attribute-drift";
    static final String UNFIT = "attributes-unfit";
    static final String UNFIT_EMAIL = "email-unfit";

    /** How it begins what people are told of an address that is not given. */
    static final String DISPUTED_EMAIL = "disputed-email:";

    private final Recorder recorder;
    private final Escalate escalate;
    private final TellOnce tellOnce;

    AttributeTrouble(Recorder recorder, Escalate escalate, TellOnce tellOnce) {
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.tellOnce = requireNonNull(tellOnce, "tellOnce is null");
    }

    /** All that a look has found; what it does not find again is over. */
    void tell(Work work, List<Found> all) {
        tellOnce.found(work, Told.Topic.ATTRIBUTES, all);
    }

    /** What differs and is left as it is; empty if nothing does. */
    List<Found> drifted(Work work, AccountId id, SortedSet<Attribute> drift) {
        if (drift.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Found(
                        told("attribute-drift#" + id + "#" + drift),
                        work.subject().with(id),
                        Kind.DRIFT,
                        DRIFTED,
                        "The account shows something else than the source tells, and it was left"
                                + " so: a name that somebody may have changed on purpose is never"
                                + " written over. See who is right, and mend it in Slack or in the"
                                + " source.",
                        Map.of("account", id.value(), "attributes", drift.toString())));
    }

    /** Nothing is to be written, or it was taken. */
    void taken(Work work) {
        tellOnce.found(work, Told.Topic.PROFILE, List.of());
    }

    void keptOtherwise(Work work, AccountId id, Collection<String> what) {
        notTaken(
                work,
                id,
                "attributes-kept-otherwise",
                "Slack took what the source tells of this person, and shows something else. It is"
                        + " left so, and not written again until one of both changes. Enter it in"
                        + " the source as Slack keeps it, or let the policy leave it out.",
                Map.of("account", id.value(), "what", String.join(",", what)));
    }

    void unfit(Work work, AccountId id, SortedSet<Attribute> unfit) {
        if (unfit.isEmpty()) {
            return;
        }
        drift(work, id, "drift#unfit#" + id, unfit.toString());
        escalate.raise(
                work.run(),
                work.ground(),
                UNFIT,
                "What the source tells of this person does not fit Slack: it is too long, or has"
                        + " characters that cannot be shown. It was left out; mend it in the"
                        + " source.",
                Map.of("account", id.value(), "what", unfit.toString()));
    }

    Found unfitEmail(Work work, AccountId id) {
        return new Found(
                told("email-unfit#" + id),
                work.subject().with(id),
                Kind.DRIFT,
                UNFIT_EMAIL,
                "What the source tells as this person's address is none. The account keeps the one"
                        + " that it has; mend it in the source.",
                Map.of("account", id.value()));
    }

    void refused(Work work, AccountId id, String code, String what) {
        notTaken(
                work,
                id,
                "attributes-refused",
                "Slack does not take what the source tells of this person. See what is"
                        + " wrong with it, or change the profile by hand.",
                Map.of("account", id.value(), "code", code, "what", what));
    }

    /** What became of the last write, as a whole; another code than before is news. */
    private void notTaken(
            Work work, AccountId id, String reason, String whatToDo, Map<String, String> facts) {
        String what =
                reason + "#" + id + "#" + facts.getOrDefault("code", "") + "#" + facts.get("what");
        tellOnce.found(
                work,
                Told.Topic.PROFILE,
                List.of(
                        new Found(
                                new Told(Told.Topic.PROFILE, what),
                                work.subject().with(id),
                                Kind.DRIFT,
                                reason,
                                whatToDo,
                                facts)));
    }

    Found disputed(Work work, AccountId id, String why, List<AccountId> holders) {
        Map<String, String> facts =
                Map.of(
                        "account", id.value(),
                        "why", why,
                        "holders",
                                holders.stream()
                                        .map(AccountId::value)
                                        .collect(Collectors.joining(" ")));
        return new Found(
                told(DISPUTED_EMAIL + why + "#" + id + "#" + facts.get("holders")),
                work.subject().with(id),
                Kind.DISPUTED,
                DISPUTED_EMAIL + why,
                "The source tells another address of this person, and it cannot be given to the"
                        + " account: somebody has it, or the source may not claim it. Nothing of it"
                        + " was changed; see who is right.",
                facts);
    }

    private static Told told(String what) {
        return new Told(Told.Topic.ATTRIBUTES, what);
    }

    private void drift(Work work, AccountId id, String key, String attributes) {
        recorder.fact(
                work.subject().with(id),
                work.ground(),
                Kind.DRIFT,
                key,
                Map.of("attributes", attributes));
    }
}
