package dev.rollcall.platform.log;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.CanonicalJson;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers for alarms, each line in CloudWatch's embedded metric format: CloudWatch makes metrics of
 * them without a call of ours. They are logged as they are, so there is no room for text.
 *
 * @param function the function's name, the metrics' only dimension
 */
public record Metrics(String function, InstantSource clock) {
    /** The logger's name; its lines must stay bare. */
    public static final String LOGGER = "metrics";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final String NAMESPACE = "Rollcall";
    private static final String DIMENSION = "FunctionName";

    public Metrics {
        requireNonNull(function, "function is null");
        requireNonNull(clock, "clock is null");
    }

    /** Tells the values, by the metrics' names. */
    public void tell(Map<String, Long> values) {
        List<Map<String, String>> names =
                values.keySet().stream().sorted().map(name -> Map.of("Name", name)).toList();
        Map<String, Object> line = new TreeMap<>(values);
        line.put(DIMENSION, function);
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(
                                Map.of(
                                        "Namespace",
                                        NAMESPACE,
                                        "Dimensions",
                                        List.of(List.of(DIMENSION)),
                                        "Metrics",
                                        names))));
        LOG.info(CanonicalJson.write(line));
    }
}
