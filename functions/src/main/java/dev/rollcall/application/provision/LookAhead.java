package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.provision.AccountAhead.Ahead;
import dev.rollcall.application.provision.Foreseen.Deed;
import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.application.provision.Foreseen.OnAccount;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One person, looked at before anything is done, by one policy or by several. */
public final class LookAhead {
    private final PersonRecord person;
    private final List<Link> linked;
    private final List<RecordedGrant> recorded;
    private final StayRules stays;
    private final ChooseCourse courses;
    private final AccountDirectory directory;
    private final AccountAhead accountAhead;
    private final OthersAhead othersAhead;
    private final HoldingsOnce holdings;
    private final HiddenChannels hiddenChannels;
    private final Instant at;

    LookAhead(
            PersonRecord person,
            Links links,
            List<RecordedGrant> recorded,
            StayRules stays,
            ChooseCourse courses,
            AccountDirectory directory,
            AccountAhead accountAhead,
            HoldingsOnce holdings,
            HiddenChannels hiddenChannels,
            Instant at) {
        this.person = requireNonNull(person, "person is null");
        this.linked = links.of(person.person());
        this.recorded = List.copyOf(recorded);
        this.stays = requireNonNull(stays, "stays is null");
        this.courses = requireNonNull(courses, "courses is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.accountAhead = requireNonNull(accountAhead, "accountAhead is null");
        this.othersAhead = new OthersAhead(accountAhead, holdings, hiddenChannels);
        this.hiddenChannels = requireNonNull(hiddenChannels, "hiddenChannels is null");
        this.holdings = requireNonNull(holdings, "holdings is null");
        this.at = requireNonNull(at, "at is null");
    }

    /** Returns what was read so far of what accounts have. */
    public Collection<Holdings> read() {
        return holdings.all();
    }

    /**
     * @throws PortFailure if what is needed cannot be read
     */
    public Foreseen by(AccessPolicy policy, LeaverPolicy general, SlackPlan plan) {
        Situation situation = situation(policy, since());
        if (person.standing() != Standing.ENTITLED) {
            return new Foreseen(
                    situation.desired(),
                    List.of(),
                    linked.isEmpty() ? waiting(situation.desired()) : List.of(),
                    List.of(),
                    List.of());
        }
        Looking looking = new Looking(situation, general, plan);
        situation.openStay(stays, general, at).forEach(looking::finds);
        return looking.after(courses.of(situation));
    }

    private Optional<Instant> since() {
        return Link.firstMade(linked);
    }

    private Situation situation(AccessPolicy policy, Optional<Instant> since) {
        return new Situation(person, policy, since, new AccessRules(policy).of(person, since, at));
    }

    private List<RecordChange> waiting(DesiredAccess desired) {
        return AccessChanges.recordsBeforeAccount(desired, recorded);
    }

    /** By one policy. */
    private final class Looking {
        private final LeaverPolicy general;
        private final SlackPlan plan;
        private final List<Deed> deeds = new ArrayList<>();
        private final List<OnAccount> accounts = new ArrayList<>();
        private final List<ForHumans> humans = new ArrayList<>();
        private Situation situation;

        Looking(Situation situation, LeaverPolicy general, SlackPlan plan) {
            this.situation = situation;
            this.general = general;
            this.plan = plan;
        }

        void finds(StayFinding finding) {
            humans.add(ForHumans.of(finding.code()));
        }

        Foreseen after(Course course) {
            return switch (course) {
                case Course.NotDue(boolean unlinked) ->
                        foreseen(unlinked ? waiting(situation.desired()) : List.of());
                case Course.Await() -> foreseen(waiting(situation.desired()));
                case Course.NoAddress() -> asks(ForHumans.of(EnsureAccount.NO_ADDRESS));
                case Course.ByHand() -> asks(ForHumans.of(EnsureAccount.BY_HAND));
                case Course.Ask(LinkDecision.Dispute dispute) ->
                        asks(
                                new ForHumans(
                                        Optional.empty(),
                                        Optional.empty(),
                                        AccountNotes.reason(dispute),
                                        ids(dispute.accounts())));
                case Course.LookAgain() ->
                        throw new PortFailure.Unavailable("Slack's search proves nothing now");
                case Course.Make _ -> made();
                case Course.Link link -> linked(link);
                case Course.Revive(AccountId account) -> revived(account);
                case Course.Own(LinkDecision.Linked own) -> own(own);
            };
        }

        /** From then on a lifetime counts. */
        private Foreseen linked(Course.Link link) {
            AccountId account = link.link().account();
            deeds.add(new Deed.Link(account, link.link().rule().recorded()));
            situation = situation(situation.policy(), Optional.of(situation.since().orElse(at)));
            return after(courses.after(link, situation));
        }

        private Foreseen made() {
            List<Grant> gives = new ArrayList<>();
            for (Grant grant : situation.desired().grants()) {
                if (hiddenChannels.isOne(grant.entitlement())) {
                    humans.add(ForHumans.unseen(Optional.empty(), grant.entitlement()));
                } else {
                    gives.add(grant);
                }
            }
            deeds.add(new Deed.Make(gives));
            return foreseen(List.of());
        }

        private Foreseen revived(AccountId account) {
            Optional<ForHumans> untouched = accountAhead.protection(account, situation, general);
            if (untouched.isPresent()) {
                return asks(untouched.get());
            }
            deeds.add(new Deed.Revive(account));
            return changed(account);
        }

        private Foreseen own(LinkDecision.Linked own) {
            if (!own.others().isEmpty()) {
                humans.add(ForHumans.of(own.account(), AccountNotes.SEVERAL, ids(own.others())));
                own.others().stream()
                        .map(other -> othersAhead.of(situation, general, other, recorded, plan))
                        .forEach(this::add);
            }
            return changed(own.account());
        }

        private Foreseen changed(AccountId account) {
            directory
                    .read(account)
                    .map(listed -> accountAhead.of(situation, general, listed, recorded, plan))
                    .ifPresent(this::add);
            return foreseen(List.of());
        }

        private void add(Ahead ahead) {
            accounts.add(ahead.changes());
            humans.addAll(ahead.humans());
        }

        private Foreseen asks(ForHumans question) {
            humans.add(question);
            return foreseen(List.of());
        }

        private Foreseen foreseen(List<RecordChange> waiting) {
            return new Foreseen(situation.desired(), deeds, waiting, accounts, humans);
        }
    }

    private static String ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).collect(Collectors.joining(" "));
    }
}
