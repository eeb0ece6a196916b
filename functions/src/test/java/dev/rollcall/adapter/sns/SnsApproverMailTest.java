package dev.rollcall.adapter.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.aws.sns.SnsService;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Against the local SNS, which can say how a subscription was confirmed. */
class SnsApproverMailTest {
    private final SnsService sns = new SnsService(Clock.systemUTC());
    private final AwsGateway gateway = new AwsGateway(0, List.of());
    private final ApproverMail mail =
            new SnsApproverMail(new AwsEndpoint(gateway.endpoint()).sns(), "test-approver-");

    @BeforeEach
    void start() {
        gateway.serve(Map.of("sns", sns));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_approver_gets_one_topic_and_one_subscription() {
        assertThat(mail.ensure(FixedPolicies.KIM)).isEqualTo(Reach.CONFIRMED);
        assertThat(mail.ensure(FixedPolicies.KIM)).isEqualTo(Reach.CONFIRMED);

        mail.send(FixedPolicies.KIM, new ApproverMail.Mail("Decide", "Look."));

        assertThat(sns.outbox()).singleElement().returns(FixedPolicies.KIM.email(), Mail::to);
    }

    @Test
    void who_confirmed_by_the_link_in_the_mail_can_be_unsubscribed_by_anybody() {
        String address = Hashes.sha256(FixedPolicies.KIM.email()).substring(0, 12);
        String topic = sns.createTopic("test-approver-kim-" + address);
        sns.subscribeByLink(topic, FixedPolicies.KIM.email());

        assertThat(mail.ensure(FixedPolicies.KIM)).isEqualTo(Reach.REVOCABLE);
    }

    @Test
    void with_a_new_address_the_old_one_gets_no_link_any_more() {
        Approver moved = withAddress(FixedPolicies.KIM, "kim@new.example");
        mail.ensure(FixedPolicies.KIM);
        mail.ensure(moved);

        mail.send(moved, new ApproverMail.Mail("Decide", "Look."));

        assertThat(sns.outbox()).singleElement().returns("kim@new.example", Mail::to);
    }

    private static Approver withAddress(Approver approver, String address) {
        return new Approver(
                approver.id(),
                address,
                approver.subject(),
                approver.person(),
                approver.account(),
                approver.zone(),
                approver.deputy(),
                approver.absences());
    }
}
