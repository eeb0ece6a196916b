package dev.rollcall.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoApprovedPolicy;
import dev.rollcall.adapter.dynamodb.DynamoCases;
import dev.rollcall.adapter.dynamodb.DynamoPopulations;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Cases;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.function.page.Paths;
import dev.rollcall.local.api.HttpApi;
import dev.rollcall.local.api.IamAuthorizer;
import dev.rollcall.local.api.LocalIdentity;
import dev.rollcall.local.aws.ForwardedService;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.company.SampleTenant;
import dev.rollcall.local.events.Schedules;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Loopback;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.okta.OktaSimulator;
import dev.rollcall.local.senders.SignalTransmitter;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.template.LocalTemplate;
import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Everything in one JVM on loopback: simulated Slack, Okta and Entra, the AWS endpoint with the
 * template's resources and the deployed handlers, the template's API and schedules.
 */
public final class LocalRuntime implements AutoCloseable {
    private static final int MOST_SHOWN = 1000;
    private static final int SHOWN_PEOPLE = 12;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String APPROVERS_CLIENT = "rollcall-approvers";

    private final SlackSimulator slack;
    private final OktaSimulator okta;
    private final LocalAws aws;
    private final Clients clients;
    private final Cases cases;
    private final HttpServer api;
    private final Schedules schedules;
    private final LocalSecrets secrets;
    private final List<LocalIdentity> identities = LocalIdentities.random();
    private final CrashPoint crashPoint = new CrashPoint();
    private final InvocationFaults invocationFaults = new InvocationFaults();

    private LocalRuntime(
            LocalOptions options,
            Timeline timeline,
            String policy,
            String siteHost,
            Optional<URI> stores)
            throws IOException {
        SampleCompany company =
                SampleCompany.generate(options.people(), options.seed(), timeline, options.plan());
        secrets = LocalSecrets.random();
        List<Filter> crash =
                List.of(
                        crashPoint.filter(
                                e -> !e.getRequestURI().getPath().startsWith("/_control")));
        slack = new SlackSimulator(company.slack(), timeline, options.ports().get(1), crash);
        okta = new OktaSimulator(company.okta(), timeline, options.ports().get(2), crash);
        api = Loopback.bind(options.ports().get(0));
        String site = "http://" + siteHost + ":" + api.getAddress().getPort();
        okta.issuer().register(APPROVERS_CLIENT, site + Paths.SIGNED_IN);
        Map<String, String> parameters =
                new HashMap<>(
                        Map.of(
                                "OidcIssuer",
                                okta.issuer().issuer(),
                                "OidcClientId",
                                APPROVERS_CLIENT,
                                "SiteUrl",
                                site,
                                "PagingEndpoint",
                                Seeding.PAGING,
                                "SlackScimUrl",
                                slack.uri() + "/scim/v2",
                                "SlackApiUrl",
                                slack.uri() + "/api",
                                "SlackAuditUrl",
                                slack.uri() + "/audit/v1"));
        parameters.putAll(SourceParameters.of(options.sources(), okta));
        parameters.put("CustomHook", "true");
        parameters.put("SsfIssuer", okta.senders().signals().issuer());
        parameters.put("SsfAudience", SignalTransmitter.AUDIENCE);
        parameters.put("SsfJwksUrl", okta.senders().signals().keysUrl());
        parameters.put("SsfAuthorization", "true");
        if (!options.reconciles()) {
            parameters.put("ReconcileHours", "0");
            parameters.put("MissedLeaverMinutes", "0");
        }
        LocalTemplate template =
                LocalTemplate.read(options.project().resolve("template.yaml"), parameters);
        aws =
                LocalAws.start(
                        options.project(),
                        template,
                        timeline,
                        options.ports().get(3),
                        crashPoint,
                        invocationFaults,
                        stores.map(ForwardedService::new));
        clients = new Clients(aws.endpoint());
        Optional<StoresElsewhere> elsewhere = stores.map(_ -> new StoresElsewhere(clients));
        elsewhere.ifPresent(others -> others.create(template));
        Table table = new Table(clients.dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
        cases = new DynamoCases(table);
        api.createContext(
                "/",
                new HttpApi(
                        template.routes(),
                        aws.lambda(),
                        new IamAuthorizer(identities, timeline.clock()),
                        timeline.clock()));
        api.createContext(
                "/_local",
                new LocalPages(
                        aws.sns()::outbox,
                        this::held,
                        this::executions,
                        this::latelyChanged,
                        addresses()));
        if (!options.sources().contains("okta")) {
            company.moveTo(okta.entra().tenant());
        }
        seed(company, table, template, policy, elsewhere, timeline);
        company.okta().onSlackSignIn(new SingleSignOn(company.slack())::signIn);
        api.start();
        schedules = new Schedules(timeline, aws.lambda());
        schedules.start(template.schedules());
    }

    /** Starts with the sample company's policy. */
    public static LocalRuntime start(LocalOptions options, Timeline timeline) throws IOException {
        return start(options, timeline, Seeding.samplePolicy());
    }

    public static LocalRuntime start(LocalOptions options, Timeline timeline, String policy)
            throws IOException {
        return new LocalRuntime(options, timeline, policy, LOOPBACK, Optional.empty());
    }

    /**
     * Starts with links that name another host, which must lead to loopback too. To a browser the
     * approvers' site and the issuer are then two sites, as they are when deployed.
     */
    public static LocalRuntime startWithSiteAt(
            String host, LocalOptions options, Timeline timeline, String policy)
            throws IOException {
        return new LocalRuntime(options, timeline, policy, host, Optional.empty());
    }

    /**
     * Starts with the DynamoDB, S3, SNS and Secrets Manager of another endpoint, such as
     * LocalStack's. Functions, state machines and what these publish stay here.
     *
     * @param stores an endpoint on which nothing was made yet
     */
    public static LocalRuntime startWithStoresAt(
            URI stores, LocalOptions options, Timeline timeline) throws IOException {
        return new LocalRuntime(
                options, timeline, Seeding.samplePolicy(), LOOPBACK, Optional.of(stores));
    }

    public Addresses addresses() {
        return new Addresses(
                URI.create("http://127.0.0.1:" + api.getAddress().getPort()),
                slack.uri(),
                okta.uri(),
                aws.endpoint());
    }

    public SlackSimulator slack() {
        return slack;
    }

    public OktaSimulator okta() {
        return okta;
    }

    public LocalAws aws() {
        return aws;
    }

    /** Returns SDK clients with an operator's keys. */
    public Clients clients() {
        return clients;
    }

    public CrashPoint crashPoint() {
        return crashPoint;
    }

    public InvocationFaults invocationFaults() {
        return invocationFaults;
    }

    public String hookSecret() {
        return secrets.hookSecret();
    }

    /** Returns the token of who provisions into {@code /scim/v2}. */
    public String pushToken() {
        return secrets.pushToken();
    }

    public String signingSecret() {
        return secrets.signingSecret();
    }

    @Override
    public void close() {
        schedules.close();
        api.stop(0);
        okta.close();
        slack.close();
        clients.close();
        aws.close();
    }

    /** Returns what runtime.json tells: addresses, names, and the local secrets. */
    public ObjectNode describe() {
        ObjectNode json = Json.object();
        json.put("api", addresses().api().toString());
        json.put("slack", addresses().slack().toString());
        json.put("idp", addresses().idp().toString());
        json.put("aws", addresses().aws().toString());
        json.put("region", LocalNames.REGION);
        json.put("accessKeyId", LocalAws.ACCESS_KEY);
        json.put("secretAccessKey", LocalAws.SECRET_KEY);
        json.put("table", "Table");
        json.put("evidenceBucket", LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket"));
        json.put("uploadsBucket", Seeding.UPLOADS);
        json.put("uploadsPrefix", Seeding.UPLOADS_PREFIX);
        json.put("deactivateMachine", machine("Deactivate"));
        json.put("slaWatchMachine", machine("SlaWatch"));
        json.put("hookSecret", secrets.hookSecret());
        json.put("pushToken", secrets.pushToken());
        json.put("customHookSecret", secrets.customHookSecret());
        json.put("signalsSecret", secrets.signalsSecret());
        json.put("slackSigningSecret", secrets.signingSecret());
        json.put("slackScimToken", secrets.scimToken());
        json.put("slackAdminToken", secrets.adminToken());
        json.put("slackAuditToken", secrets.auditToken());
        ArrayNode operators = json.putArray("operators");
        for (LocalIdentity identity : identities) {
            operators
                    .addObject()
                    .put("name", identity.name())
                    .put("arn", identity.arn())
                    .put("accessKeyId", identity.accessKeyId())
                    .put("secretAccessKey", identity.secretAccessKey());
        }
        return json;
    }

    /** Writes what the command line takes to read Slack and the sources without the stack. */
    public void writeSandboxCredentials(Path file) throws IOException {
        SandboxCredentials.write(
                file, SandboxCredentials.of(secrets, slack, okta, slack.organisation().hasGrid()));
    }

    static String machine(String name) {
        return LocalNames.ref("AWS::Serverless::StateMachine", name);
    }

    private void seed(
            SampleCompany company,
            Table table,
            LocalTemplate template,
            String policy,
            Optional<StoresElsewhere> elsewhere,
            Timeline timeline) {
        company.slack().allowToken(secrets.scimToken(), SampleCompany.INSTALLER);
        company.slack().allowToken(secrets.auditToken(), SampleCompany.INSTALLER);
        company.slack().allowToken(secrets.adminToken(), SampleCompany.INSTALLER);
        okta.tokens().register(secrets.clientId(), secrets.oktaPublicKey());
        okta.entra().tokens().register(Seeding.ENTRA_CLIENT, secrets.entraSecret());
        SampleTenant.fill(okta.entra().tenant());
        company.okta()
                .hooks()
                .register(addresses().api().resolve("/hooks/okta"), secrets.hookSecret());
        okta.senders()
                .webhook()
                .register(addresses().api().resolve("/hooks/custom"), secrets.customHookSecret());
        okta.senders()
                .signals()
                .register(addresses().api().resolve("/hooks/ssf"), secrets.signalsSecret());
        slack.events().register(addresses().api().resolve("/hooks/slack"), secrets.signingSecret());
        Seeding seeding = new Seeding(aws, clients);
        BiConsumer<String, String> store =
                elsewhere.isPresent() ? elsewhere.get()::secret : aws.secrets()::put;
        List<String> made = template.names("AWS::SecretsManager::Secret");
        seeding.secrets(
                secrets,
                okta.customIdp().token(),
                company.slack().hasGrid(),
                (name, value) -> {
                    if (made.contains(name)) {
                        store.accept(name, value);
                    }
                });
        seeding.uploads();
        seeding.policy(policy, new DynamoApprovedPolicy(table), timeline);
        seeding.subscriber();
        seeding.links(company.links());
        seeding.grants(company, policy, timeline);
        seeding.approvers(policy);
        seeding.population(new DynamoPopulations(table), company.slack(), timeline);
    }

    private JsonNode held() {
        ArrayNode held = Json.array();
        for (LeaverCase waiting : cases.inState(CaseState.HELD, MOST_SHOWN)) {
            held.addObject().put("case", waiting.id().value());
        }
        return held;
    }

    private List<OktaPerson> latelyChanged() {
        return okta.organisation().people().stream()
                .sorted(Comparator.comparing(OktaPerson::statusChanged).reversed())
                .limit(SHOWN_PEOPLE)
                .toList();
    }

    private JsonNode executions() {
        ArrayNode all = Json.array();
        for (String name : List.of("Deactivate", "Provision", "SlaWatch")) {
            ObjectNode request = Json.object().put("stateMachineArn", machine(name));
            for (JsonNode run :
                    aws.stepFunctions().handle("ListExecutions", request).path("executions")) {
                all.addObject()
                        .put("machine", name)
                        .put("name", run.path("name").asText())
                        .put("status", run.path("status").asText())
                        .put("startDate", run.path("startDate").asText());
            }
        }
        return all;
    }
}
