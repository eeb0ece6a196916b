package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explains what somebody has: by which rule and path, since when, by what; and the rest of it. */
public final class ExplainAccess {
    /** For all accounts of the person together; the function has 25 seconds. */
    private static final Duration AT_MOST = Duration.ofSeconds(16);

    private final LookAtPerson look;
    private final SlackCapabilities capabilities;
    private final Policies policies;
    private final Clock clock;

    public ExplainAccess(
            LookAtPerson look, SlackCapabilities capabilities, Policies policies, Clock clock) {
        this.look = requireNonNull(look, "look is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What there is to say. */
    public sealed interface Answer {
        record Explained(Explanation explanation) implements Answer {
            public Explained {
                requireNonNull(explanation, "explanation is null");
            }
        }

        /** The source does not know the id. */
        record NoSuchPerson() implements Answer {}

        /** Nobody is linked to the account. */
        record NotLinked() implements Answer {}

        /** Several people are linked to the account: one of them has to be asked about. */
        record Shared(List<PersonId> people) implements Answer {
            public Shared {
                people = List.copyOf(people);
            }
        }
    }

    /**
     * @throws PortFailure if the source, the records or the policy give no answer, or Slack does
     *     not tell its plan; what it does not tell of an account's memberships is named instead
     */
    public Answer explain(Subject subject) {
        return switch (subject) {
            case Subject.OfPerson(PersonId person) -> explain(person);
            case Subject.OfAccount(AccountId account) -> explain(look.peopleOf(account));
        };
    }

    private Answer explain(List<PersonId> people) {
        return switch (people.size()) {
            case 0 -> new Answer.NotLinked();
            case 1 -> explain(people.getFirst());
            default -> new Answer.Shared(people);
        };
    }

    private Answer explain(PersonId person) {
        return look.known(person)
                .<Answer>map(known -> new Answer.Explained(explanation(known)))
                .orElseGet(Answer.NoSuchPerson::new);
    }

    private Explanation explanation(Known known) {
        AccessPolicy policy = policies.access();
        DesiredAccess access =
                new AccessRules(policy).of(known.person(), known.since(), clock.instant());
        Duration each = AT_MOST.dividedBy(Math.max(1, known.links().size()));
        List<AccountView> views =
                known.links().stream().map(link -> look.account(link.account(), each)).toList();
        List<ExplainedAccount> accounts =
                views.isEmpty()
                        ? List.of(withoutAccount(access, known))
                        : views.stream()
                                .map(view ->
                                        account(
                                                known.on(
                                                        view.id(),
                                                        views,
                                                        policy.attributesOf(
                                                                known.person().person().source()),
                                                        access),
                                                known,
                                                policy,
                                                view))
                                .toList();
        return new Explanation(
                known.person().person(),
                known.person().status(),
                access,
                policy.digest(),
                known.links(),
                accounts,
                policies.labels());
    }

    private ExplainedAccount account(
            DesiredAccess access, Known known, AccessPolicy policy, AccountView view) {
        List<RecordedGrant> recorded =
                known.recordedFor(view.id()).stream()
                        .filter(r -> r.account().orElse(view.id()).equals(view.id()))
                        .toList();
        AccessChanges changes =
                AccessChanges.between(
                        access,
                        view.holdings(),
                        recorded,
                        look.preExisting(view.id()),
                        policy,
                        view.type(),
                        capabilities.plan());
        return new ExplainedAccount(
                Optional.of(view.id()),
                view.active(),
                view.listed().map(_ -> view.type()),
                new Explainer(
                                access,
                                recorded,
                                look.restored(known.person().person(), view.id()),
                                Set.copyOf(view.holdings().entitlements()),
                                changes)
                        .explained(),
                view.holdings().unread());
    }

    private ExplainedAccount withoutAccount(DesiredAccess access, Known known) {
        AccessChanges changes =
                AccessChanges.beforeAccount(access, known.recorded(), capabilities.plan());
        return new ExplainedAccount(
                Optional.empty(),
                false,
                Optional.empty(),
                new Explainer(access, known.recorded(), List.of(), Set.of(), changes).explained(),
                List.of());
    }
}
