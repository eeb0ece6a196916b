package dev.rollcall.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

@Isolated("the logger is everybody's")
class MetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private final Logger logger = (Logger) LoggerFactory.getLogger(Metrics.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void tells_each_value_under_the_function_in_cloudwatchs_own_form() throws IOException {
        new Metrics("Sweep-1", () -> NOW)
                .tell(Map.of("RunsRefused", 2L, "OldestWaitingSeconds", 0L));

        JsonNode line = new JsonMapper().readTree(lines.list.getFirst().getFormattedMessage());
        JsonNode metrics = line.required("_aws").required("CloudWatchMetrics").required(0);
        assertThat(line.required("RunsRefused").longValue()).isEqualTo(2);
        assertThat(line.required("OldestWaitingSeconds").longValue()).isZero();
        assertThat(line.required("FunctionName").textValue()).isEqualTo("Sweep-1");
        assertThat(line.required("_aws").required("Timestamp").longValue())
                .isEqualTo(NOW.toEpochMilli());
        assertThat(metrics.required("Namespace").textValue()).isEqualTo("Rollcall");
        assertThat(metrics.required("Dimensions").toString()).isEqualTo("[[\"FunctionName\"]]");
        assertThat(metrics.required("Metrics").findValuesAsText("Name"))
                .containsExactly("OldestWaitingSeconds", "RunsRefused");
    }
}
