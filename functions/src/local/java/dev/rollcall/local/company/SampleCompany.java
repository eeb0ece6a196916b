package dev.rollcall.local.company;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.okta.OktaApplication;
import dev.rollcall.local.okta.OktaGroup;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A made-up company on both sides: Okta's people, Slack's accounts, and who is who. The same number
 * of people and seed give the same company.
 *
 * <p>The first person is the primary owner, the second and third are owners, the next two admins.
 */
public final class SampleCompany {
    /** The account that installed our tokens: an owner that belongs to nobody in Okta. */
    public static final String INSTALLER = "U0INSTALLER";

    private static final List<String> FIRST =
            List.of(
                    "Ana", "Bo", "Cem", "Dina", "Eli", "Femi", "Gro", "Hana", "Ivo", "Jun", "Kaya",
                    "Leo", "Mira", "Nils", "Ola", "Pia");
    private static final List<String> LAST =
            List.of(
                    "Adler", "Berg", "Costa", "Diaz", "Eriksen", "Fonda", "Grau", "Holm", "Ito",
                    "Jansen", "Kaur", "Lund", "Moreau", "Novak", "Okafor", "Prado", "Quist");
    private static final List<String> DEPARTMENTS =
            List.of("engineering", "sales", "support", "finance", "people", "design");
    private static final String CONTRACTORS = "contractors";
    private static final String HOME = "T0MAIN";
    private static final String LABS = "T0LABS";
    private static final String SALES = "T0SALES";
    private static final List<String> WORKSPACES = List.of(HOME, LABS, SALES);

    private final Random random;
    private final Instant founded;
    private final OktaOrganisation okta;
    private final SlackOrganisation slack;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Set<String>> idpGroups = new TreeMap<>();
    private final Map<String, Set<String>> userGroups = new TreeMap<>();
    private final Map<String, Set<String>> channels = new TreeMap<>();

    private SampleCompany(long seed, Timeline timeline, SlackPlan plan) {
        this.random = new Random(seed);
        this.founded = timeline.now().minus(Duration.ofDays(900));
        this.okta = new OktaOrganisation(timeline);
        this.slack =
                switch (plan) {
                    case ENTERPRISE -> new SlackOrganisation(timeline);
                    case BUSINESS_PLUS -> SlackOrganisation.businessPlus(timeline);
                };
    }

    /** Makes a company of so many people, of the plan Enterprise. */
    public static SampleCompany generate(int people, long seed, Timeline timeline) {
        return generate(people, seed, timeline, SlackPlan.ENTERPRISE);
    }

    /** Makes a company of that plan; on Business+ everybody is in the one workspace. */
    public static SampleCompany generate(int people, long seed, Timeline timeline, SlackPlan plan) {
        SampleCompany company = new SampleCompany(seed, timeline, plan);
        DEPARTMENTS.forEach(d -> company.okta.add(new OktaGroup("00g" + d, d)));
        company.okta.add(new OktaGroup("00g" + CONTRACTORS, CONTRACTORS));
        for (int number = 1; number <= people; number++) {
            company.addPerson(number);
        }
        company.okta.add(OktaApplication.SLACK);
        company.addInstaller();
        company.addBot();
        company.addGroups();
        new SampleEstate(company.slack).make();
        return company;
    }

    public OktaOrganisation okta() {
        return okta;
    }

    public SlackOrganisation slack() {
        return slack;
    }

    /**
     * Moves everybody and every group to an Entra tenant, under the ids they had, and who is who
     * with them: the same company without Okta.
     */
    public void moveTo(EntraTenant tenant) {
        okta.groups()
                .forEach(group -> tenant.put(new EntraGroup(group.id(), group.name(), List.of())));
        okta.people()
                .forEach(person ->
                        tenant.put(
                                new EntraPerson(
                                        person.id(),
                                        person.firstName() + " " + person.lastName(),
                                        person.login(),
                                        person.groups())));
        links.replaceAll(link ->
                new Link(
                        new PersonId(new SourceId("entra"), link.person().value()),
                        link.account(),
                        link.madeAt(),
                        link.rule()));
    }

    /** Returns who is who: this company has been adopted already. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    private void addPerson(int number) {
        String okd = String.format(Locale.ROOT, "00u%011dAcme", number);
        String slackId = String.format(Locale.ROOT, "U0%07d", number);
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size()));
        String name = (first + "." + last).toLowerCase(Locale.ROOT) + number;
        String department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
        boolean contractor = number > 10 && random.nextInt(12) == 0;
        okta.add(
                new OktaPerson(
                        okd,
                        name + "@acme.example",
                        first,
                        last,
                        "ACTIVE",
                        founded,
                        founded.plus(Duration.ofHours(number)),
                        contractor
                                ? List.of("00g" + department, "00g" + CONTRACTORS)
                                : List.of("00g" + department),
                        slackId,
                        contractor ? Map.of() : Map.of("employeeNumber", employee(number))));
        slack.add(
                new SlackAccount(
                        slackId,
                        name,
                        name + "@acme.example",
                        rank(number),
                        contractor,
                        false,
                        Optional.empty(),
                        random.nextInt(5),
                        workspaces(department),
                        random.nextInt(4) == 0 ? List.of("A0CALENDAR") : List.of()));
        memberships(slackId, department, contractor);
        links.add(
                new Link(
                        new PersonId(new SourceId("okta"), okd),
                        new AccountId(slackId),
                        founded,
                        "adopted"));
    }

    /** What HR calls somebody, whatever Okta does. Contractors are unknown to HR. */
    private static String employee(int number) {
        return String.format(Locale.ROOT, "E%05d", number);
    }

    private static Rank rank(int number) {
        return switch (number) {
            case 1 -> Rank.PRIMARY_OWNER;
            case 2, 3 -> Rank.OWNER;
            case 4, 5 -> Rank.ADMIN;
            default -> Rank.MEMBER;
        };
    }

    /** Engineering and sales have one of their own, and some are in another by hand. */
    private Set<String> workspaces(String department) {
        Set<String> some = new TreeSet<>(Set.of(HOME));
        if (random.nextInt(3) == 0) {
            some.add(WORKSPACES.get(1 + random.nextInt(2)));
        }
        switch (department) {
            case "engineering" -> some.add(LABS);
            case "sales" -> some.add(SALES);
            default -> {}
        }
        some.retainAll(there());
        return some;
    }

    private List<String> there() {
        return slack.hasGrid() ? WORKSPACES : List.of(HOME);
    }

    /** A guest is in no user group, as in Slack. */
    private void memberships(String slackId, String department, boolean guest) {
        join(idpGroups, "S0IDP" + code(department), slackId);
        join(channels, "C0" + code(department), slackId);
        join(channels, "C0GENERAL", slackId);
        boolean onCall = random.nextInt(10) == 0;
        if (!guest) {
            join(userGroups, "S0UG" + code(department), slackId);
        }
        if (onCall && !guest) {
            join(userGroups, "S0UGONCALL", slackId);
        }
        if (onCall) {
            join(idpGroups, "S0IDPONCALL", slackId);
        }
    }

    /** Installed by an owner made for this, so that it may act on owners' equals and below. */
    private void addInstaller() {
        slack.add(
                new SlackAccount(
                        INSTALLER,
                        "rollcall",
                        "rollcall@acme.example",
                        Rank.OWNER,
                        false,
                        false,
                        Optional.empty(),
                        0,
                        Set.of(HOME),
                        List.of()));
    }

    private void addBot() {
        slack.add(
                new SlackAccount(
                        "U0CALENDARBOT",
                        "calendar",
                        "botuser-calendar@slack-bots.example",
                        Rank.MEMBER,
                        false,
                        true,
                        Optional.empty(),
                        0,
                        Set.of(HOME),
                        List.of()));
    }

    private void addGroups() {
        String primaryOwner = String.format(Locale.ROOT, "U0%07d", 1);
        for (String workspace : there()) {
            slack.add(new SlackOrganisation.Workspace(workspace, workspace, primaryOwner));
        }
        idpGroups.forEach((id, members) -> slack.add(group(Kind.IDP_GROUP, id, "", members)));
        userGroups.forEach((id, members) -> slack.add(group(Kind.USER_GROUP, id, HOME, members)));
        channels.forEach((id, members) -> slack.add(group(Kind.CHANNEL, id, HOME, members)));
        // A group with one member: taking that one out must disable it, never empty it.
        slack.add(
                group(
                        Kind.USER_GROUP,
                        "S0UGSOLO",
                        HOME,
                        Set.of(String.format(Locale.ROOT, "U0%07d", 7))));
    }

    private static SlackGroup group(Kind kind, String id, String workspace, Set<String> members) {
        return new SlackGroup(
                kind, id, workspace, id.toLowerCase(Locale.ROOT), members, false, INSTALLER);
    }

    private static void join(Map<String, Set<String>> groups, String id, String member) {
        groups.computeIfAbsent(id, _ -> new TreeSet<>()).add(member);
    }

    private static String code(String department) {
        return department.substring(0, 4).toUpperCase(Locale.ROOT);
    }
}
