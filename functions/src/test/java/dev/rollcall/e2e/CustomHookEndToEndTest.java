package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.customidp.CustomIdp;
import dev.rollcall.local.customidp.IdpPerson;
import dev.rollcall.local.senders.Answered;
import dev.rollcall.local.senders.WebhookSender;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of a system of one's own, over HTTP, signed, from the first byte to the last. */
class CustomHookEndToEndTest {
    private static final PersonId ADA = new PersonId(new SourceId("scim"), "ada");

    @Test
    void whoever_left_by_the_word_of_the_hook_and_of_the_source_is_out() {
        try (LocalCompany company = LocalCompany.of(30)) {
            String account = ada(company, Optional.of(true));
            deactivateInSource(company);

            assertThat(hook(company).send("person.left", "scim", "ada").status()).isEqualTo(204);

            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    company.records().verified(ADA).isPresent()
                                                            && company.atRest(),
                                            Duration.ofMinutes(15)))
                    .isTrue();
            assertThat(isActive(company, account)).isFalse();
        }
    }

    @Test
    void the_hook_alone_makes_nobody_a_leaver() {
        try (LocalCompany company = LocalCompany.of(30)) {
            String account = ada(company, Optional.of(true));

            assertThat(hook(company).send("person.left", "scim", "ada").status()).isEqualTo(204);
            company.timeline().advance(Duration.ofMinutes(10));

            assertThat(hints(company)).hasSize(1);
            assertThat(company.atRest()).isTrue();
            assertThat(isActive(company, account)).isTrue();
            assertThat(company.records().verified(ADA)).isEmpty();
        }
    }

    @Test
    void what_is_forged_expired_or_sent_again_starts_nothing() {
        try (LocalCompany company = LocalCompany.of(30)) {
            ada(company, Optional.of(true));
            WebhookSender hook = hook(company);
            Instant now = company.timeline().now();
            String event = hook.event("person.left", "scim", "ada", now);
            String stolen =
                    "v1," + WebhookSender.sign("whsec_" + "QUJD".repeat(12), "msg_1", now, event);

            assertThat(hook.send("msg_1", now, event, stolen).status()).isEqualTo(401);
            assertThat(hook.send("msg_1", now, event, "v1,").status()).isEqualTo(401);
            assertThat(hook.send("msg_1", now.minusSeconds(301), event).status()).isEqualTo(401);
            assertThat(hook.send("msg_1", now.plusSeconds(301), event).status()).isEqualTo(401);
            assertThat(hook.send("msg_1", now, event.replace("scim", "nowhere")).status())
                    .isEqualTo(400);
            company.timeline().advance(Duration.ofMinutes(2));
            assertThat(hints(company)).isEmpty();
            assertThat(company.executions("Deactivate", "")).isEmpty();

            Instant later = company.timeline().now();
            assertThat(hook.send("msg_1", later, event).status()).isEqualTo(204);
            company.timeline().advance(Duration.ofMinutes(10));
            List<String> once = hints(company);
            assertThat(once).hasSize(1);

            // Signed anew by the sender, as each try is: the same event all the same.
            Answered again = hook.send("msg_1", company.timeline().now(), event);
            assertThat(again.status()).isEqualTo(204);
            company.timeline().advance(Duration.ofMinutes(30));
            assertThat(hook.send("msg_1", company.timeline().now(), event).status())
                    .as("long after a signature would have expired")
                    .isEqualTo(204);
            assertThat(hints(company)).as("none is new, and none waits").isEqualTo(once);
        }
    }

    @Test
    void whoever_is_known_from_files_is_looked_at_once_files_tell_that_are_younger() {
        try (LocalCompany company = LocalCompany.of(30)) {
            Instant begin = company.timeline().now();
            PersonId bo = new PersonId(new SourceId("csv"), "bo");
            upload(company, begin, "entitled");
            String account = linked(company, bo, 13);
            company.timeline().advance(Duration.ofMinutes(3));

            assertThat(hook(company).send("person.left", "csv", "bo").status()).isEqualTo(204);
            company.timeline().advance(Duration.ofMinutes(30));
            assertThat(company.executions("Deactivate", ""))
                    .as("the files are older than the event")
                    .isEmpty();

            upload(company, company.timeline().now(), "leaver");
            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    company.records().verified(bo).isPresent()
                                                            && company.atRest(),
                                            Duration.ofMinutes(20)))
                    .isTrue();
            assertThat(isActive(company, account)).isFalse();
        }
    }

    private static List<String> hints(LocalCompany company) {
        return company.records().texts().stream()
                .filter(item -> item.contains("INBOX#scim#"))
                .toList();
    }

    private static void upload(LocalCompany company, Instant at, String status) {
        new UploadedExport(
                        at,
                        List.of(
                                UploadedExport.row("bo", status, at),
                                UploadedExport.row("cy", "entitled", at)),
                        List.of("bo", "cy"),
                        2)
                .upload(company);
    }

    private static String ada(LocalCompany company, Optional<Boolean> active) {
        idp(company).put(person(company, active));
        return linked(company, ADA, 12);
    }

    private static void deactivateInSource(LocalCompany company) {
        idp(company).put(person(company, Optional.of(false)));
    }

    private static IdpPerson person(LocalCompany company, Optional<Boolean> active) {
        return new IdpPerson(
                "ada",
                "Ada Diaz",
                "ada@fabrikam.example",
                active,
                "Research",
                company.timeline().now());
    }

    /** Somebody's account who is in no other source from then on. */
    private static String linked(LocalCompany company, PersonId person, int number) {
        String account = company.account(number).id();
        company.records()
                .relink(
                        new Link(person, new AccountId(account), company.timeline().now(), "test"),
                        new PersonId(new SourceId("okta"), company.person(number)));
        return account;
    }

    private static WebhookSender hook(LocalCompany company) {
        return company.runtime().okta().senders().webhook();
    }

    private static CustomIdp idp(LocalCompany company) {
        return company.runtime().okta().customIdp().idp();
    }

    private static boolean isActive(LocalCompany company, String account) {
        return company.runtime()
                .slack()
                .organisation()
                .active(company.runtime().slack().organisation().account(account).orElseThrow());
    }
}
