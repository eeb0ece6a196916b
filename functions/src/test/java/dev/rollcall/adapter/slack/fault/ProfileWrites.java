package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.AccountWrites.admitted;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;
import static dev.rollcall.testing.AdmittedCreation.ADMITTED;

import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.Lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Rows of the table: accounts that are made, brought back and changed. */
final class ProfileWrites {
    private static final String PATCH = "PATCH .*/Users/";
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-04-10");
    private static final GuestTerms UNTIL_JUNE =
            new GuestTerms(Optional.of(Instant.parse("2027-06-01T00:00:00Z")));

    private static final GuestTerms UNTIL_MAY =
            new GuestTerms(Optional.of(Instant.parse("2027-05-01T00:00:00Z")));
    private static final NewAccount ANA =
            new NewAccount(
                    "ana@acme.example",
                    Map.of(Attribute.GIVEN_NAME, "Ana", Attribute.FAMILY_NAME, "Diaz"),
                    Optional.empty(),
                    Optional.empty());
    private static final UserName NAME = new UserName("ana.diaz");

    private ProfileWrites() {}

    static List<Operation> all() {
        return List.of(
                create(),
                reactivate(),
                change(),
                startOn(),
                makeGuest(),
                extend(),
                makeMember(),
                neverExpire());
    }

    /** Found by its address: a second account of one person could not have it. */
    private static Operation create() {
        return Operation.of(AccountProvisioning.class, "create")
                .sends("POST .*/Users$")
                .writes(c -> c.slack().provisioning().create(ADMITTED, ANA, NAME).reply())
                .looksSo(c -> there(c.slack().accountDirectory().byEmail(ANA.email())))
                .isSo(c ->
                        c.organisation().accounts().stream()
                                        .filter(a -> a.email().equals(ANA.email()))
                                        .count()
                                == 1)
                .touches("/U0NEW\\d");
    }

    private static boolean there(Lookup<ListedAccount> found) {
        return switch (found) {
            case Lookup.One<ListedAccount>(ListedAccount account) -> account.active();
            case Lookup.Nothing<ListedAccount>() -> false;
            case Lookup.Several<ListedAccount> _, Lookup.Unreliable<ListedAccount> _ ->
                    throw new PortFailure.Unavailable("who has the address");
        };
    }

    private static Operation reactivate() {
        return Operation.of(AccountProvisioning.class, "reactivate")
                .sends(PATCH)
                .given(c -> {
                    c.leaveSubjectAlone();
                    c.organisation().deactivate(SUBJECT.value());
                    c.passUntil(Company.START.plusSeconds(5));
                })
                .writes(c ->
                        c.slack()
                                .provisioning()
                                .reactivate(admitted(ChangeKind.REACTIVATE), SUBJECT))
                .looksSo(c -> read(c, _ -> true))
                .isSo(c -> c.isActive(SUBJECT))
                .twiceWith(Trouble.DEACTIVATES)
                .undoneBy(Trouble.foreign("deactivate", "U0SUBJECT", "", 1));
    }

    private static Operation change() {
        return Operation.of(AccountProvisioning.class, "change")
                .sends(PATCH)
                .writes(c ->
                        c.slack()
                                .provisioning()
                                .change(
                                        SUBJECT,
                                        List.of(
                                                new AccountChange.Put(Attribute.TITLE, "Chief"),
                                                new AccountChange.PrimaryEmail(
                                                        "chief@acme.example"))))
                .looksSo(c ->
                        read(
                                c,
                                a ->
                                        a.profile().hasEmail("chief@acme.example")
                                                && "Chief"
                                                        .equals(
                                                                a.profile()
                                                                        .attributes()
                                                                        .get(Attribute.TITLE))))
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && c.account(SUBJECT).email().equals("chief@acme.example"));
    }

    private static Operation startOn() {
        return Operation.of(AccountProvisioning.class, "startOn")
                .sends(PATCH)
                .writes(c -> c.slack().provisioning().startOn(SUBJECT, FIRST_DAY))
                .looksSo(c -> read(c, a -> a.profile().startDate().equals(Optional.of(FIRST_DAY))))
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && c.account(SUBJECT).profile().toString().contains("2026-04-10"));
    }

    private static Operation makeGuest() {
        return Operation.of(AccountProvisioning.class, "makeGuest")
                .sends(PATCH)
                .writes(c ->
                        c.slack()
                                .provisioning()
                                .makeGuest(admitted(ChangeKind.CHANGE_ROLE), SUBJECT, UNTIL_MAY))
                .looksSo(
                        c -> read(c, a -> a.kind().equals(new ListedAccount.Kind.Guest(UNTIL_MAY))))
                .isSo(c -> c.isActive(SUBJECT) && c.account(SUBJECT).guest());
    }

    private static Operation extend() {
        return Operation.of(AccountProvisioning.class, "extend")
                .sends(PATCH)
                .given(ProfileWrites::guestUntilMay)
                .writes(c -> c.slack().provisioning().extend(SUBJECT, UNTIL_JUNE))
                .looksSo(c ->
                        read(c, a -> a.kind().equals(new ListedAccount.Kind.Guest(UNTIL_JUNE))))
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && c.account(SUBJECT).profile().toString().contains("2027-06"));
    }

    private static Operation makeMember() {
        return Operation.of(AccountProvisioning.class, "makeMember")
                .sends(PATCH)
                .given(c -> c.subject(account -> account.asGuest(true)))
                .writes(c ->
                        c.slack()
                                .provisioning()
                                .makeMember(admitted(ChangeKind.CHANGE_ROLE), SUBJECT))
                .looksSo(c -> read(c, a -> a.kind().equals(new ListedAccount.Kind.Member())))
                .isSo(c -> c.isActive(SUBJECT) && !c.account(SUBJECT).guest());
    }

    private static Operation neverExpire() {
        return Operation.of(AccountProvisioning.class, "neverExpire")
                .sends(PATCH)
                .given(ProfileWrites::guestUntilMay)
                .writes(c -> c.slack().provisioning().neverExpire(SUBJECT))
                .looksSo(c ->
                        read(
                                c,
                                a ->
                                        a.kind()
                                                .equals(
                                                        new ListedAccount.Kind.Guest(
                                                                new GuestTerms(Optional.empty())))))
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && !c.account(SUBJECT).profile().toString().contains("2027-05"));
    }

    private static void guestUntilMay(Company company) {
        company.begin("arrange");
        company.slack()
                .provisioning()
                .makeGuest(admitted(ChangeKind.CHANGE_ROLE), SUBJECT, UNTIL_MAY);
    }

    private static boolean read(Company company, Predicate<ListedAccount> asMeant) {
        return company.slack()
                .accountDirectory()
                .read(SUBJECT)
                .filter(ListedAccount::active)
                .filter(asMeant)
                .isPresent();
    }
}
