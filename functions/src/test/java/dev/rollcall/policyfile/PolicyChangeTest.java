package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyDifference;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changes between two files, in words, and how many must agree to it. */
class PolicyChangeTest {
    private final String before =
            Files.readString(Project.path("functions/src/test/resources/policy/complete.yaml"));

    PolicyChangeTest() throws IOException {}

    @Test
    void a_comment_changes_nothing_but_the_digest() {
        PolicyChange change = changed("version: 1", "version: 1 # reviewed");

        assertThat(change.differences()).isEmpty();
        assertThat(change.before()).isNotEqualTo(change.after());
        assertThat(change.approversNeeded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: act|mode: observe|mode was act and will be observe",
                "accessCut: PT5M|accessCut: PT10M|sla access cut was PT5M and will be PT10M",
                "verified: PT6H|verified: PT8H|sla.released verified was PT6H and will be PT8H",
                "dwell: PT60S|dwell: PT5S|leavers.dwell was PT1M and will be PT5S",
                "day: { percent: 5|day: { percent: 6|limit of deactivate a day was 5 % (5 to 100)"
                        + " and will be 6 % (5 to 100)",
                "atMost: 500|atMost: 600|limit of each group was 20 % (3 to 500) and will be 20 %"
                        + " (3 to 600)",
                "shrinkPercent: 10|shrinkPercent: 90|limits.shrinkPercent was 10 and will be 90",
                "[U0INSTALLER]|[]|protected account U0INSTALLER is taken out",
                "[U0INSTALLER]|[U0INSTALLER, U0ANA]|protected account U0ANA is added",
                "twoFrom: 50|twoFrom: 500|approvals.twoFrom was 50 and will be 500",
                "expiry: PT8H|expiry: PT48H|approvals.expiry was PT8H and will be PT48H",
                "ask: [kim, lee]|ask: [kim]|approvals.tiers was [[kim, lee], [mo]] and will be"
                        + " [[kim], [mo]]",
                "lee@approvers|leo@approvers|the address of approver lee was one and will be"
                        + " another",
                "00ukim|00ukaya|the sign-in of approver kim was one and will be another",
                "roles: [incident]|roles: [incident, operator]|role of operator ines OPERATOR is"
                        + " added",
                "[acme.example]|[acme.example, evil.example]|domain of source okta: evil.example is"
                        + " added",
                "hrKey: employeeNumber|hrKey: login|the HR key of source okta was employeeNumber"
                        + " and will be login",
                "leaveDates: leaver|leaveDates: ignore|leave dates of source okta was LEAVER and"
                        + " will be IGNORE",
                "account: multi-channel-guest|account: member|the account type of population guests"
                        + " was MULTI_CHANNEL_GUEST and will be MEMBER",
                "    sponsor: managerId|    sponsor: costCenter|the sponsor of population guests"
                        + " was managerId and will be costCenter",
                "atEnd: hold|atEnd: report|what follows at the end of population guests was HOLD"
                        + " and will be REPORT",
                "lifetime: P180D|lifetime: P365D|the lifetime of population guests was 180 days and"
                        + " will be 365 days",
                "writer: okta-slack-app|writer: rollcall|the writer of user-group:T0MAIN:S0ALL was"
                        + " okta-slack-app and will be Rollcall",
                "email: email|email: login|attributes.email was email and will be login",
                "email: mail|email: login|source okta: attributes.email was mail and will be"
                        + " login",
                "mode: additive|mode: authoritative|the mode of mapping engineering was ADDITIVE"
                        + " and will be AUTHORITATIVE",
                "most: 400|most: 4000|the most of mapping engineering was 400 and will be 4000",
                "2099-12-31 Europe/Berlin|2100-12-31T00:00:00Z|the end of mapping engineering was"
                        + " 2099-12-31T23:00:00Z and will be 2100-12-31T00:00:00Z",
                "except: [{ source: okta; id: 00gfrozen; name: frozen }]|# nobody|exception of"
                        + " mapping engineering: okta:00gfrozen is taken out",
                "missed-deprovision: correct|missed-deprovision: hold|the reaction to"
                        + " missed-deprovision was correct and will be hold",
                "missed-deprovision: correct|missed-deprovision: report|the reaction to"
                        + " missed-deprovision was correct and will be report",
                "reactivated-leaver: correct|reactivated-leaver: hold|the reaction to"
                        + " reactivated-leaver was correct and will be hold",
                "sessionRevoked: reset-sessions|sessionRevoked: ignore|sharedSignals.sessionRevoked"
                        + " was reset sessions and will be ignore",
                "wrongly-inactive: report|wrongly-inactive: correct|the reaction to"
                        + " wrongly-inactive was report and will be correct",
            })
    void what_guards_less_needs_two(String old, String now, String words) {
        PolicyChange change = changed(old.replace(';', ','), now);

        assertThat(change.differences())
                .extracting(PolicyDifference::words)
                .anySatisfy(said -> assertThat(said).isEqualTo(words));
        assertThat(change.weakens()).isTrue();
        assertThat(change.approversNeeded()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accessCut: PT5M|accessCut: PT4M",
                "dwell: PT60S|dwell: PT90S",
                "twoFrom: 50|twoFrom: 20",
                "shrinkPercent: 10|shrinkPercent: 5",
                "atMost: 500|atMost: 400",
                "zone: Europe/Berlin|zone: Europe/Paris",
                "account: multi-channel-guest|account: single-channel-guest",
                "lifetime: P180D|lifetime: P30D",
                "mode: additive|mode: report",
                "most: 400|most: 300",
                "provisioning: jit|provisioning: eager",
                "    title: title|    title: jobTitle",
                "manual-add: correct|manual-add: hold",
                "outlived-grant: correct|outlived-grant: report",
                "wrongly-inactive: report|wrongly-inactive: hold",
                "missing-grant: correct|missing-grant: report",
                "missing-account: correct|missing-account: hold",
                "attribute-drift: correct|attribute-drift: report",
                "id: C0ENGI, name: eng-all }|id: C0ENGI, name: eng-all }; { id: C0NEW, name: new }",
            })
    void what_guards_as_much_or_more_needs_one(String old, String now) {
        PolicyChange change = changed(old, now.replace(';', ','));

        assertThat(change.differences()).isNotEmpty();
        assertThat(change.weakens()).isFalse();
        assertThat(change.approversNeeded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "manual-add, hold, true",
        "manual-add, report, true",
        "outlived-grant, hold, true",
        "outlived-grant, report, true",
        "missed-deprovision, report, true",
        "reactivated-leaver, hold, true",
        "missing-grant, report, false",
        "missing-account, hold, false",
        "attribute-drift, hold, false",
    })
    void to_take_without_asking_again_needs_two_and_to_give_one(
            String kind, String was, boolean weakens) {
        String asking = before.replace(kind + ": correct", kind + ": " + was);

        PolicyChange change = PolicyChange.between(read(asking), read(before));

        assertThat(change.differences())
                .singleElement()
                .returns(
                        "the reaction to " + kind + " was " + was + " and will be correct",
                        PolicyDifference::words)
                .returns(weakens, PolicyDifference::weakens);
    }

    @Test
    void where_nothing_is_written_without_a_human_either_way_needs_one() {
        String held = before.replace("manual-add: correct", "manual-add: hold");
        String reported = before.replace("manual-add: correct", "manual-add: report");

        assertThat(PolicyChange.between(read(held), read(reported)).weakens()).isFalse();
        assertThat(PolicyChange.between(read(reported), read(held)).weakens()).isFalse();
    }

    @Test
    void to_write_down_the_usual_reactions_changes_nothing() {
        String silent = before.replaceFirst("(?s)reactions:\\n.*?mappings:\\n", "mappings:\n");

        PolicyChange change = PolicyChange.between(read(silent), read(before));

        assertThat(silent).doesNotContain("manual-add");
        assertThat(change.differences()).isEmpty();
        assertThat(read(silent).reactions()).isEqualTo(Reactions.USUAL);
    }

    @Test
    void that_nobody_must_answer_for_members_any_more_needs_two() {
        String limited = before.replace("account: multi-channel-guest", "account: member");
        String open = limited.replace("stay: limited", "stay: open");

        assertThat(PolicyChange.between(read(limited), read(open)).differences())
                .singleElement()
                .returns(
                        "the stay of population guests was LIMITED and will be OPEN",
                        PolicyDifference::words)
                .returns(true, PolicyDifference::weakens);
        assertThat(PolicyChange.between(read(open), read(limited)).weakens()).isFalse();
    }

    @Test
    void who_a_caller_is_and_who_can_decide_on_policies_needs_two() {
        String identity = "    identity: okta:00uines\n";
        String decides = "roles: [incident]";

        PolicyChange named = PolicyChange.between(read(before.replace(identity, "")), read(before));
        PolicyChange added = changed(decides, "roles: [incident, approver]");

        assertThat(named.differences())
                .singleElement()
                .returns(
                        "the identity of operator ines was one and will be another",
                        PolicyDifference::words)
                .returns(true, PolicyDifference::weakens);
        assertThat(added.weakens()).isTrue();
    }

    @Test
    void that_somebody_cannot_decide_on_policies_any_more_needs_two() {
        String with = before.replace("roles: [incident]", "roles: [incident, approver]");
        String gone =
                before.replaceFirst(
                        "(?s)operators:\\n.*?roles: \\[incident\\]\\n", "operators: []\n");

        assertThat(PolicyChange.between(read(with), read(before)).weakens()).isTrue();
        assertThat(PolicyChange.between(read(with), read(gone)).weakens()).isTrue();
        assertThat(PolicyChange.between(read(before), read(gone)).weakens()).isFalse();
    }

    @Test
    void a_new_mapping_is_said_with_all_that_it_gives_and_needs_two_only_if_authoritative() {
        String another =
                """
                  - name: sales
                    idpGroup: { source: okta, id: 00gsales, name: sales }
                    mode: additive
                    owner: okta:00ubo
                    most: 90
                    grants:
                      channels: [{ id: C0SALES, name: sales }]
                """;

        PolicyChange additive = PolicyChange.between(read(before), read(before + another));
        PolicyChange authoritative =
                PolicyChange.between(
                        read(before), read(before + another.replace("additive", "authoritative")));

        assertThat(additive.differences())
                .singleElement()
                .extracting(PolicyDifference::words)
                .isEqualTo(
                        "mapping sales (group okta:00gsales, at most 90 people: channel:C0SALES) is"
                                + " added");
        assertThat(additive.approversNeeded()).isEqualTo(1);
        assertThat(authoritative.approversNeeded()).isEqualTo(2);
    }

    @Test
    void the_author_never_decides_and_neither_does_who_could_be_the_author() {
        PersonId kim = new PersonId(new SourceId("okta"), "00ukim");
        PersonId ana = new PersonId(new SourceId("okta"), "00uana");

        assertThat(PolicyChange.mayDecide(read(before).approvals(), kim)).isEmpty();
        assertThat(PolicyChange.mayDecide(read(before).approvals(), ana))
                .extracting(Approver::id)
                .as("lee and mo are no known persons")
                .containsExactly(new ApproverId("kim"));
    }

    @Test
    void no_address_is_in_the_words() {
        PolicyChange change = changed("lee@approvers", "leo@approvers");

        assertThat(change.differences())
                .isNotEmpty()
                .noneMatch(difference -> difference.words().contains("@"));
    }

    private PolicyChange changed(String old, String now) {
        assertThat(before).contains(old);
        return PolicyChange.between(
                read(before),
                read(before.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(now))));
    }

    private static WholePolicy read(String file) {
        PolicyYaml.Reading reading = PolicyYaml.read(file.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(PolicyYaml.Valid.class);
        return ((PolicyYaml.Valid) reading).whole();
    }
}
