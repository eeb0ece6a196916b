package dev.rollcall.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoGrants;
import dev.rollcall.adapter.dynamodb.DynamoLinks;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.adapter.sns.SnsApproverMail;
import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.Populations;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.time.Timeline;
import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Puts in what a deployment has on its first day: secrets, a policy, links, a subscriber. */
final class Seeding {
    private static final String TOPIC_PREFIX = "rollcall-approver-";
    static final String ENTRA_CLIENT = "rollcall";

    /** Where CSV files of people are laid down; nothing lies there at first. */
    static final String UPLOADS = "rollcall-uploads";

    static final String UPLOADS_PREFIX = "people/";

    /** Who provisions into the local runtime; nobody does at first. */
    static final String PUSH_SOURCE = "push";

    static final String OPERATIONS = "operations@acme.example";
    static final String PAGING = "https://paging.acme.example/rollcall";

    private final LocalAws aws;
    private final Clients clients;

    Seeding(LocalAws aws, Clients clients) {
        this.aws = requireNonNull(aws, "aws is null");
        this.clients = requireNonNull(clients, "clients is null");
    }

    /**
     * @param scimToken of the custom identity provider
     * @param audit whether there are audit logs, and a token for them
     * @param store takes a secret's logical id and its text
     */
    void secrets(
            LocalSecrets secrets,
            String scimToken,
            boolean audit,
            BiConsumer<String, String> store) {
        store.accept(
                "OktaHookSecret", Json.write(Json.object().put("value", secrets.hookSecret())));
        store.accept(
                "CustomHookSecret",
                Json.write(Json.object().put("value", secrets.customHookSecret())));
        store.accept(
                "SsfHookSecret", Json.write(Json.object().put("value", secrets.signalsSecret())));
        store.accept(
                "SlackSigningSecret",
                Json.write(Json.object().put("value", secrets.signingSecret())));
        store.accept("OktaCredentials", Json.write(okta(secrets)));
        store.accept("EntraCredentials", Json.write(entra(secrets)));
        store.accept("ScimSourceCredentials", Json.write(scim(scimToken)));
        store.accept("PushClients", Json.write(pushClients(secrets)));
        store.accept("SlackCredentials", Json.write(slack(secrets, audit)));
    }

    static ObjectNode okta(LocalSecrets secrets) {
        ObjectNode okta = Json.object();
        okta.put("kind", "private_key_jwt");
        okta.put("clientId", secrets.clientId());
        okta.put("keyId", "local");
        okta.put("privateKeyPem", secrets.oktaPrivateKeyPem());
        return okta;
    }

    static ObjectNode entra(LocalSecrets secrets) {
        ObjectNode entra = Json.object();
        entra.put("kind", "secret");
        entra.put("clientId", ENTRA_CLIENT);
        entra.put("secret", secrets.entraSecret());
        return entra;
    }

    static ObjectNode scim(String token) {
        ObjectNode scim = Json.object();
        scim.put("kind", "bearer");
        scim.put("token", token);
        return scim;
    }

    private static ObjectNode pushClients(LocalSecrets secrets) {
        ObjectNode clients = Json.object();
        clients.putArray("clients")
                .addObject()
                .put("name", "local")
                .put("source", PUSH_SOURCE)
                .put("token", secrets.pushToken());
        return clients;
    }

    static ObjectNode slack(LocalSecrets secrets, boolean audit) {
        ObjectNode slack = Json.object();
        slack.put("scimToken", secrets.scimToken());
        if (audit) {
            slack.put("auditToken", secrets.auditToken());
        }
        slack.put("adminToken", secrets.adminToken());
        return slack;
    }

    /** Uploads a policy as an administrator would, and takes it as adopted. */
    void policy(String yaml, ApprovedPolicy approved, Timeline timeline) {
        approved.replace(
                Optional.empty(),
                PolicyInForce.of(Hashes.sha256(yaml.getBytes(UTF_8)), timeline.now()));
        clients.s3()
                .putObject(
                        put ->
                                put.bucket(LocalNames.ref("AWS::S3::Bucket", "PolicyBucket"))
                                        .key("policy/active.yaml"),
                        RequestBody.fromString(yaml));
    }

    void uploads() {
        clients.s3().createBucket(create -> create.bucket(UPLOADS));
    }

    void subscriber() {
        aws.sns()
                .subscribe(
                        LocalNames.ref("AWS::SNS::Topic", "OperationsTopic"), "email", OPERATIONS);
    }

    /** Makes approvers' topics, as the deployed schedule does; here everybody confirms at once. */
    void approvers(String policy) {
        if (PolicyYaml.read(policy.getBytes(UTF_8)) instanceof PolicyYaml.Valid valid) {
            SnsApproverMail mail = new SnsApproverMail(clients.sns(), TOPIC_PREFIX);
            valid.approvals().approvers().forEach(mail::ensure);
        }
    }

    /** Records what rules give and everybody has: the sample company has been adopted already. */
    void grants(SampleCompany company, String policy, Timeline timeline) {
        if (PolicyYaml.read(policy.getBytes(UTF_8)) instanceof PolicyYaml.Valid valid) {
            bulk(table ->
                    new DynamoGrants(table)
                            .adopt(AdoptedGrants.of(company, valid.access(), timeline.now())));
        }
    }

    /** The sample company was read whole when it was adopted. */
    void population(Populations populations, SlackOrganisation slack, Timeline timeline) {
        int active =
                (int)
                        slack.accounts().stream()
                                .filter(account -> !account.bot() && slack.active(account))
                                .count();
        populations.record(new Populations.Proven(active, "adoption", timeline.now()));
    }

    /** Records who is who: the sample company has been adopted already. */
    void links(List<Link> known) {
        bulk(table -> {
            DynamoLinks links = new DynamoLinks(table);
            known.forEach(links::record);
        });
    }

    private void bulk(Consumer<Table> writing) {
        try (BulkPuts puts = new BulkPuts(clients.dynamoDb())) {
            writing.accept(new Table(puts, "Table", Backoff.sleeping(new Random(1))));
        }
    }

    static String samplePolicy() {
        try (InputStream in = Seeding.class.getResourceAsStream("/policy.yaml")) {
            return new String(requireNonNull(in, "policy.yaml is missing").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("policy.yaml cannot be read", e);
        }
    }
}
