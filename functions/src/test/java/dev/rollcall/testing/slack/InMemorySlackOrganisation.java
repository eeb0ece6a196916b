package dev.rollcall.testing.slack;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One organisation of Slack in memory, furnished by a test. All ports show and change the same
 * accounts and groups; {@link #script()} makes answers get lost, lie or fail.
 */
public final class InMemorySlackOrganisation {
    /** The workspace that every account is added to. */
    public static final Entitlement.Workspace HOME = new Entitlement.Workspace("T01");

    /** Whose tokens ours are: an owner. */
    public static final AccountId INSTALLER = new AccountId("U0INSTALLER");

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    public InMemorySlackOrganisation(InstantSource clock) {
        state = new OrganisationState(clock);
        script = new OrganisationScript(state);
        habits = new OrganisationHabits(state);
        state.make(HOME);
        add(INSTALLER, Account.Rank.OWNER);
    }

    /** Returns all ports of this organisation. */
    public OrganisationPorts ports() {
        return new OrganisationPorts(state, script, habits);
    }

    /** Returns what answers are made of, and which writes arrived. */
    public OrganisationScript script() {
        return script;
    }

    /** Returns what Slack may do in one way or the other. */
    public OrganisationHabits habits() {
        return habits;
    }

    /** Adds an active account in {@link #HOME}; {@code U0ANA} is called {@code u0ana}. */
    public void add(AccountId id, Account.Rank rank) {
        String name = id.value().toLowerCase(Locale.ROOT);
        ListedAccount.Kind kind =
                switch (rank) {
                    case GUEST -> new ListedAccount.Kind.Guest(new GuestTerms(Optional.empty()));
                    case BOT -> new ListedAccount.Kind.Bot();
                    case MEMBER, ADMIN, OWNER, PRIMARY_OWNER -> new ListedAccount.Kind.Member();
                };
        add(
                id,
                rank,
                kind,
                new AccountProfile(
                        name, List.of(name + "@acme.example"), Map.of(), Optional.empty()));
    }

    /** Adds an active member in {@link #HOME} who tells this. */
    public void add(AccountId id, AccountProfile profile) {
        add(id, Account.Rank.MEMBER, new ListedAccount.Kind.Member(), profile);
    }

    /** Adds an active account in {@link #HOME}. */
    public void add(
            AccountId id, Account.Rank rank, ListedAccount.Kind kind, AccountProfile profile) {
        synchronized (state) {
            state.put(new StoredAccount(id, rank, kind, profile, state.now(), Optional.empty()));
            state.enter(id, HOME);
        }
    }

    /** Deactivates the account as by another's hand. */
    public void deactivate(AccountId id) {
        synchronized (state) {
            state.deactivate(id);
        }
    }

    public void reactivate(AccountId id) {
        synchronized (state) {
            state.change(id, account -> account.active(Optional.empty()));
        }
    }

    public Entitlement.Workspace workspace(String id) {
        return made(new Entitlement.Workspace(id), List.of());
    }

    public Entitlement.UserGroup userGroup(String id, List<AccountId> members) {
        return made(new Entitlement.UserGroup(HOME.workspaceId(), id), members);
    }

    public Entitlement.IdpGroup idpGroup(String id, String name, List<AccountId> members) {
        synchronized (state) {
            Entitlement.IdpGroup group = new Entitlement.IdpGroup(id);
            state.make(group, name);
            return made(group, members);
        }
    }

    /** Makes a public channel of one workspace. */
    public Entitlement.Channel channel(
            String id, Entitlement.Workspace in, List<AccountId> members) {
        return channel(id, in, members, false);
    }

    /** Makes a private channel; what is in it is hidden unless {@link #INSTALLER} is. */
    public Entitlement.Channel privateChannel(
            String id, Entitlement.Workspace in, List<AccountId> members) {
        return channel(id, in, members, true);
    }

    private Entitlement.Channel channel(
            String id, Entitlement.Workspace in, List<AccountId> members, boolean closed) {
        synchronized (state) {
            Entitlement.Channel channel = new Entitlement.Channel(id);
            state.channels()
                    .put(
                            channel,
                            new StoredChannels.Facts(
                                    "channel-" + id.toLowerCase(Locale.ROOT),
                                    Set.of(in.workspaceId()),
                                    closed));
            return made(channel, members);
        }
    }

    private <E extends Entitlement> E made(E entitlement, List<AccountId> members) {
        synchronized (state) {
            state.make(entitlement);
            members.forEach(member -> state.enter(member, entitlement));
            return entitlement;
        }
    }

    /** Gives an account something as by another's hand, with what hangs on it. */
    public void put(AccountId account, Entitlement entitlement) {
        synchronized (state) {
            state.enter(account, entitlement);
        }
    }

    /** Takes something from an account as by another's hand, with what hangs on it. */
    public void takeFrom(AccountId account, Entitlement entitlement) {
        synchronized (state) {
            state.exit(account, entitlement);
        }
    }

    public void disable(Entitlement.UserGroup group) {
        synchronized (state) {
            state.disable(group, true);
        }
    }

    /** Returns whether the account has it in truth, whatever a port says. */
    public boolean isIn(AccountId account, Entitlement entitlement) {
        synchronized (state) {
            return state.isIn(account, entitlement);
        }
    }
}
