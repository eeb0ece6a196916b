package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Slack tells of itself, in memory: a healthy organisation until a test makes it ill. */
public final class FakeSlackItself
        implements SlackCapabilities,
                SlackTokenReports,
                SlackOwners,
                SlackWriters,
                UserGroupEditors {
    public static final AccountId INSTALLER = new AccountId("U0INSTALLER");

    private final Map<Use, Report> tokens = new EnumMap<>(Use.class);
    private final Map<Capability, Availability> wanting = new EnumMap<>(Capability.class);
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Edited> groups = new ArrayList<>();
    private SlackPlan plan = SlackPlan.ENTERPRISE;
    private boolean whole = true;

    /** Three good tokens, their owner, and two owners besides. */
    public FakeSlackItself() {
        for (Use use : Use.values()) {
            accept(use, INSTALLER, true);
        }
        add(INSTALLER, Rank.OWNER, true);
        add(new AccountId("U0OWNER1"), Rank.OWNER, true);
        add(new AccountId("U0OWNER2"), Rank.PRIMARY_OWNER, true);
    }

    public void plan(SlackPlan now) {
        plan = now;
    }

    public void lacks(Capability capability, Availability why) {
        wanting.put(capability, why);
    }

    /** Takes a scope away, besides those taken before. */
    public void withdraw(Capability capability, String scope) {
        SortedSet<String> missing = new TreeSet<>(Set.of(scope));
        if (wanting.get(capability) instanceof Availability.ScopesMissing(var before)) {
            missing.addAll(before);
        }
        lacks(capability, new Availability.ScopesMissing(missing));
    }

    public void accept(Use use, AccountId owner, boolean organisationWide) {
        tokens.put(
                use,
                new Report.Accepted(
                        use, owner, true, organisationWide, Optional.of(Set.of("admin"))));
    }

    /** Lets Slack say nothing of a token's scopes. */
    public void hideScopes(Use use) {
        tokens.put(use, new Report.Accepted(use, INSTALLER, true, true, Optional.empty()));
    }

    public void refuse(Use use, String code) {
        tokens.put(use, new Report.Refused(use, code));
    }

    public void add(AccountId account, Rank rank, boolean active) {
        accounts.put(account, new Account(account, active, rank));
    }

    public void remove(AccountId account) {
        accounts.remove(account);
    }

    public void wrote(String actor, String app, String action, int times, Instant newest) {
        writers.add(new Writer(actor, app, new TreeMap<>(Map.of(action, times)), newest));
    }

    public void edited(String workspace, String group, String by) {
        groups.add(new Edited(workspace, group, by));
    }

    /** From now on there is more than can be read. */
    public void isTooMuch() {
        whole = false;
    }

    @Override
    public SlackPlan plan() {
        return detect().plan();
    }

    @Override
    public Capabilities detect() {
        if (tokens.values().stream().allMatch(Report.Refused.class::isInstance)) {
            throw new PortFailure.NeedsHuman("Each of Slack's tokens", "no-token-accepted");
        }
        Map<Capability, Availability> found = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            found.put(
                    capability,
                    capability.isOn(plan)
                            ? wanting.getOrDefault(capability, new Availability.Available())
                            : new Availability.NotOnThisPlan());
        }
        return new Capabilities(plan, found);
    }

    @Override
    public List<Report> read() {
        return List.copyOf(tokens.values());
    }

    @Override
    public Optional<Account> read(AccountId account) {
        return Optional.ofNullable(accounts.get(account));
    }

    @Override
    public int activeBesides(AccountId account, int enough) {
        return (int)
                accounts.values().stream()
                        .filter(Account::active)
                        .filter(known -> !known.id().equals(account))
                        .filter(known ->
                                known.rank() == Rank.OWNER || known.rank() == Rank.PRIMARY_OWNER)
                        .limit(enough)
                        .count();
    }

    @Override
    public SlackWriters.Seen since(Instant since) {
        return new SlackWriters.Seen(
                writers.stream().filter(writer -> !writer.newest().isBefore(since)).toList(),
                whole);
    }

    @Override
    public UserGroupEditors.Seen look() {
        return new UserGroupEditors.Seen(groups, whole);
    }
}
