package dev.rollcall.testing.aws;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Looks for a Docker engine, once, and says what its absence means. */
final class DockerCondition implements ExecutionCondition {
    private static final class Found {
        static final boolean DOCKER = look();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Found.DOCKER
                ? ConditionEvaluationResult.enabled("A Docker engine was found")
                : ConditionEvaluationResult.disabled(
                        "No Docker engine was found: this is NOT tried on LocalStack here");
    }

    /** Testcontainers logs absence as an error of many lines; here it is none. */
    private static boolean look() {
        Logger logger = (Logger) LoggerFactory.getLogger("org.testcontainers");
        Level level = logger.getLevel();
        logger.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            logger.setLevel(level);
        }
    }
}
