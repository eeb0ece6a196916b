package dev.rollcall.e2e.provisioning;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackProfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accounts that are at Slack already, and what they are in. */
final class Accounts {
    private final SlackOrganisation slack;
    private int made;

    Accounts(SlackOrganisation slack) {
        this.slack = slack;
    }

    /** Makes one that nobody has been linked to, and returns it. */
    String add(String name, String email) {
        return add(newId(), name, email, SlackAccount.Rank.MEMBER, Optional.empty());
    }

    String addAdmin(String name, String email) {
        return add(newId(), name, email, SlackAccount.Rank.ADMIN, Optional.empty());
    }

    String addOf(OktaPerson person) {
        return addOf(person, newId());
    }

    String addOf(OktaPerson person, String id) {
        return add(
                id,
                person.firstName(),
                person.login(),
                SlackAccount.Rank.MEMBER,
                guestUntil(person));
    }

    private String newId() {
        return String.format(Locale.ROOT, "U0HERE%03d", ++made);
    }

    /** Returns the end of a guest's stay, as Slack shows it; empty if it is a member. */
    private static Optional<String> guestUntil(OktaPerson person) {
        return person.groups().contains(TablePolicy.CONTRACTORS)
                ? Optional.of(endOf(person.more().getOrDefault("contractEnd", "2027-01-31")))
                : Optional.empty();
    }

    /** Returns when that day is over. */
    static String endOf(String day) {
        return LocalDate.parse(day).plusDays(1) + "T00:00:00Z";
    }

    private String add(
            String id,
            String name,
            String email,
            SlackAccount.Rank rank,
            Optional<String> guestUntil) {
        SlackProfile named =
                SlackProfile.EMPTY.with("name.givenName", name).with("name.familyName", "Nimble");
        slack.add(
                new SlackAccount(
                        id,
                        email.substring(0, email.indexOf('.')),
                        email,
                        rank,
                        guestUntil.isPresent(),
                        false,
                        Optional.empty(),
                        1,
                        Set.of("T0MAIN"),
                        List.of(),
                        guestUntil.map(end -> named.with("guest.expiration", end)).orElse(named)));
        return id;
    }

    /** Returns in what an account is, by ids. */
    Set<String> groupsOf(String account) {
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack.groupsOf(kind, account).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<SlackAccount> withEmail(String email) {
        return slack.accounts().stream().filter(a -> a.email().equals(email)).findFirst();
    }
}
