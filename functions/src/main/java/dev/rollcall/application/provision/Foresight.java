package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.FormerNames;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.stay.StayRules;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what a run would do for somebody by a policy, and does nothing of it: the same deciders on
 * readings of its own. One serves for a few seconds: what many people share is read once.
 */
public final class Foresight {
    private final PersonRecords records;
    private final PersonSource source;
    private final Links links;
    private final Cases cases;
    private final LinkDisputes disputes;
    private final Restores restores;
    private final FormerNames formerNames;
    private final PreExistings preExistings;
    private final AccountDirectory directory;
    private final Accounts accounts;
    private final ReadHoldings readHoldings;
    private final Memberships memberships;
    private final HiddenChannels hiddenChannels;
    private final Clock clock;
    private final Map<PersonId, Optional<Standing>> sponsors = new HashMap<>();

    public Foresight(
            PersonRecords records,
            PersonSource source,
            Links links,
            Cases cases,
            LinkDisputes disputes,
            Restores restores,
            FormerNames formerNames,
            PreExistings preExistings,
            AccountDirectory directory,
            Accounts accounts,
            ReadHoldings readHoldings,
            Memberships memberships,
            Clock clock) {
        this.records = requireNonNull(records, "records is null");
        this.source = requireNonNull(source, "source is null");
        this.links = requireNonNull(links, "links is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.formerNames = requireNonNull(formerNames, "formerNames is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.readHoldings = requireNonNull(readHoldings, "readHoldings is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.hiddenChannels = new HiddenChannels(memberships, accounts);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns a look at somebody: by whatever policy is asked, it reads everything once.
     *
     * @param person as just read
     * @param recorded all that rules have given the person by our records
     * @param atMost for reading what one account has
     */
    public LookAhead at(PersonRecord person, List<RecordedGrant> recorded, Duration atMost) {
        AccountDirectory once = new ReadOnce(directory);
        HoldingsOnce holdings = new HoldingsOnce(readHoldings, memberships, atMost);
        FindAccount find =
                new FindAccount(
                        links,
                        once,
                        accounts,
                        source,
                        disputes,
                        new MayReturn(cases, links, disputes, restores, clock));
        return new LookAhead(
                person,
                links,
                recorded,
                new StayRules(id -> sponsors.computeIfAbsent(id, this::standing)),
                new ChooseCourse(links, find),
                once,
                new AccountAhead(
                        new ProfileAhead(
                                new AttributeChanges(formerNames, links),
                                new EmailRule(once, links, records)),
                        accounts,
                        holdings,
                        preExistings,
                        hiddenChannels),
                holdings,
                hiddenChannels,
                clock.instant());
    }

    private Optional<Standing> standing(PersonId sponsor) {
        return records.read(sponsor).map(PersonRecord::standing);
    }
}
