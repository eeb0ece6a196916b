package dev.rollcall.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.http.Json;
import dev.rollcall.platform.log.RedactingEncoder;

import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that outlives a run and that somebody may read, as text. */
final class Traces implements AutoCloseable {
    private final LocalCompany company;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    Traces(LocalCompany company) {
        this.company = company;
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.addAppender(lines);
    }

    @Override
    public void close() {
        root.detachAppender(lines);
    }

    /** Returns the texts by the place where they lie. */
    Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("log", logged(new RedactingEncoder(), ""));
        all.put("log before redaction", logged(new JsonEncoder(), "dev.rollcall."));
        all.put("executions", executions("Deactivate"));
        all.put("watches", executions("SlaWatch"));
        // Names lie in one place of their own, from which they can be erased (rule 12).
        all.put(
                "table",
                company.records().texts().stream()
                        .filter(item -> !item.contains("S=PROFILE#"))
                        .toList());
        all.put(
                "mail",
                company.mails("").stream().map(m -> m.subject() + "\n" + m.body()).toList());
        all.put("evidence", evidence());
        return all;
    }

    /** The simulators' own lines are not Rollcall's. */
    private List<String> logged(JsonEncoder encoder, String logger) {
        encoder.setContext(root.getLoggerContext());
        encoder.start();
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getLoggerName().startsWith(logger))
                .filter(line -> !line.getLoggerName().startsWith("dev.rollcall.local"))
                .map(line -> new String(encoder.encode(line), UTF_8))
                .toList();
    }

    /** Names, inputs, outputs and every event of the history. */
    private List<String> executions(String machine) {
        List<String> texts = new ArrayList<>();
        for (JsonNode execution : company.executions(machine, "")) {
            var request =
                    Json.object().put("executionArn", execution.path("executionArn").asText());
            texts.add(call("DescribeExecution", request).toString());
            request.put("maxResults", 1000);
            JsonNode page = call("GetExecutionHistory", request);
            while (true) {
                page.path("events").forEach(event -> texts.add(event.toString()));
                if (!page.hasNonNull("nextToken")) {
                    break;
                }
                request.put("nextToken", page.path("nextToken").asText());
                page = call("GetExecutionHistory", request);
            }
        }
        return texts;
    }

    private JsonNode call(String action, JsonNode request) {
        return company.runtime().aws().stepFunctions().handle(action, request);
    }

    private List<String> evidence() {
        S3Client s3 = company.runtime().clients().s3();
        String bucket = LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket");
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(object ->
                        object.key()
                                + s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key()))
                                        .asUtf8String())
                .toList();
    }
}
