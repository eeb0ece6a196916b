package dev.rollcall.application.explain;

import static dev.rollcall.testing.slack.InMemorySlackOrganisation.HOME;

import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.testing.InMemoryKnownPeople;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.ProvisionWorld;
import dev.rollcall.testing.SwitchedPolicies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A company drawn by a seed: people whose accounts are in every state that runs know, two policies,
 * and much that somebody did by hand between them.
 */
final class PlannedCompany {
    static final int PEOPLE = 12;
    private static final AccountId OTHER = new AccountId("U0OTHER");

    final ProvisionWorld world;
    final List<PersonId> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> LeaverWorld.person("00u" + i)).toList();
    final List<Entitlement> things = new ArrayList<>();
    private final Random random;
    private final DrawnPolicies draw;
    private final SwitchedPolicies policies;
    private final Map<PersonId, Map<String, String>> told = new HashMap<>();

    PlannedCompany(long seed) {
        random = new Random(seed);
        things.add(HOME);
        things.add(new Entitlement.Workspace("T0LABS"));
        things.add(new Entitlement.IdpGroup("S0IDP"));
        things.add(new Entitlement.UserGroup("T01", "S0ONE"));
        things.add(new Entitlement.UserGroup("T01", "S0TWO"));
        things.add(new Entitlement.Channel("C0ONE"));
        things.add(new Entitlement.Channel("C0TWO"));
        things.add(new Entitlement.Channel("C0HIDDEN"));
        draw = new DrawnPolicies(random, things);
        policies = new SwitchedPolicies(draw.policy("1"));
        world =
                new ProvisionWorld(
                        policies.leavers(),
                        policies,
                        new OrganisationAccounts.Ranks(
                                Map.of(
                                        account(0), Account.Rank.OWNER,
                                        account(1), Account.Rank.ADMIN)));
        furnish();
        people.forEach(this::employ);
        IntStream.range(0, PEOPLE).forEach(this::open);
        run();
        IntStream.range(0, PEOPLE).forEach(this::meanwhile);
    }

    /** Returns another policy, drawn too. */
    WholePolicy another() {
        return draw.policy("2");
    }

    void putInForce(WholePolicy policy) {
        policies.to(policy);
    }

    /** Returns of whom Rollcall has a record. */
    Set<PersonId> knownPeople() {
        return new InMemoryKnownPeople(world.base.links, world.grants)
                .after(KnownPeople.START, PEOPLE).stream()
                        .map(KnownPeople.Known::person)
                        .collect(Collectors.toSet());
    }

    /** Lets everybody's run come to its end. */
    void run() {
        people.forEach(person -> ProvisionRun.of(world, person));
    }

    PlanPage planned(WholePolicy policy, PersonId person) {
        return plans().of(proposal(policy), new Subject.OfPerson(person));
    }

    /** Returns what is planned of all whom Rollcall has a record of. */
    List<PlannedChange> planned(WholePolicy policy) {
        List<PlannedChange> all = new ArrayList<>();
        Optional<String> from = Optional.of(KnownPeople.START);
        while (from.isPresent()) {
            PlanPage page = plans().all(proposal(policy), from.get());
            all.addAll(page.changes());
            from = page.next();
        }
        return all;
    }

    private static PlanPolicy.Proposal proposal(WholePolicy policy) {
        return new PlanPolicy.Proposal(policy, Map.of());
    }

    private PlanPolicy plans() {
        return new PlanPolicy(
                new LookAtPerson(
                        world.people,
                        world.base.links,
                        world.grants,
                        world.preExistings,
                        world.base.restores,
                        world.slack.ports().directory(),
                        world.slack.ports().memberships()),
                world.foresight,
                world.base.belongings,
                new InMemoryKnownPeople(world.base.links, world.grants),
                policies,
                world.base.clock);
    }

    private void furnish() {
        world.slack.add(OTHER, Account.Rank.MEMBER);
        world.slack.workspace("T0LABS");
        world.slack.userGroup("S0ONE", List.of(OTHER));
        world.slack.userGroup("S0TWO", List.of(OTHER));
        world.slack.idpGroup("S0IDP", "everybody", List.of());
        world.slack.channel("C0ONE", HOME, List.of(OTHER));
        world.slack.channel("C0TWO", HOME, List.of(OTHER));
        world.slack.privateChannel("C0HIDDEN", HOME, List.of(OTHER));
    }

    private Map<String, String> told(PersonId person) {
        return told.computeIfAbsent(
                person, _ -> new HashMap<>(Map.of("email", address(people.indexOf(person)))));
    }

    private void employ(PersonId person) {
        Map<String, String> attributes = told(person);
        attributes.put("title", "Title " + random.nextInt(2));
        attributes.put("firstName", "Name " + random.nextInt(2));
        List<String> groups = new ArrayList<>(draw.some(DrawnPolicies.GROUPS));
        if (random.nextInt(5) == 0) {
            groups.add(random.nextBoolean() ? "guests" : "singles");
        }
        world.people.put(
                person, Standing.ENTITLED, Map.copyOf(attributes), groups.toArray(String[]::new));
        world.base.source.put(person, Standing.ENTITLED, LeaverWorld.START);
    }

    /** Gives the person an account of some state, or none. */
    private void open(int i) {
        PersonId person = people.get(i);
        switch (random.nextInt(7)) {
            case 0 -> {}
            case 1 -> add(account(i), address(i));
            case 2 -> {
                add(account(i), address(i));
                world.slack.deactivate(account(i));
            }
            case 3 -> {
                link(person, add(account(i), address(i)));
                link(person, add(second(i), "second" + address(i)));
            }
            case 4 -> {
                link(person, add(account(i), "first" + address(i)));
                link(person, add(second(i), "second" + address(i)));
            }
            default -> link(person, add(account(i), address(i)));
        }
    }

    /** What happens to somebody before the other policy comes. */
    private void meanwhile(int i) {
        PersonId person = people.get(i);
        List<AccountId> accounts =
                world.base.links.of(person).stream().map(Link::account).distinct().toList();
        switch (random.nextInt(7)) {
            case 0 -> accounts.forEach(this::deactivate);
            case 1 ->
                    accounts.forEach(account -> {
                        world.cut(person, account);
                        deactivate(account);
                    });
            case 2 -> accounts.forEach(account -> link(people.get((i + 1) % PEOPLE), account));
            case 3 -> told(person).put("email", "new" + address(i));
            case 4 -> {
                // Of two without an account the first to come would be linked to that one.
                if (!accounts.isEmpty()) {
                    told(person).put("email", "u0other@acme.example");
                }
            }
            default -> {}
        }
        for (AccountId account : accounts) {
            byHand(account);
        }
        employ(person);
    }

    /**
     * With all but its workspaces, as a leaver's end: Slack writes no list with somebody inactive.
     */
    private void deactivate(AccountId account) {
        things.stream()
                .filter(thing -> !(thing instanceof Entitlement.Workspace))
                .forEach(thing -> world.slack.takeFrom(account, thing));
        world.slack.deactivate(account);
    }

    private void byHand(AccountId account) {
        for (Entitlement thing : things) {
            boolean in = world.slack.isIn(account, thing);
            if (in && random.nextInt(8) == 0 && !(thing instanceof Entitlement.Workspace)) {
                world.slack.takeFrom(account, thing);
            }
            if (!in && random.nextInt(6) == 0 && thing instanceof Entitlement.Channel) {
                world.slack.put(account, thing);
            }
        }
    }

    private AccountId add(AccountId account, String email) {
        world.slack.add(
                account,
                new AccountProfile(
                        account.value().toLowerCase(Locale.ROOT),
                        List.of(email),
                        random.nextBoolean() ? Map.of() : Map.of(Attribute.GIVEN_NAME, "Name 0"),
                        Optional.empty()));
        return account;
    }

    private void link(PersonId person, AccountId account) {
        world.base.links.record(new Link(person, account, LeaverWorld.START, "adopted"));
    }

    static AccountId account(int i) {
        return new AccountId("U0P" + i);
    }

    private static AccountId second(int i) {
        return new AccountId("U0Q" + i);
    }

    private static String address(int i) {
        return "p" + i + "@acme.example";
    }
}
