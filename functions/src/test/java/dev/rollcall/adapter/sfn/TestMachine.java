package dev.rollcall.adapter.sfn;

import dev.rollcall.testing.aws.AwsEndpoint;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.util.UUID;

/** A state machine of a test's own, whose executions wait until they are stopped. */
record TestMachine(SfnClient client, String arn) {
    private static final String WAITS =
            """
            {"QueryLanguage": "JSONata",
             "StartAt": "Wait",
             "States": {"Wait": {"Type": "Wait", "Seconds": 86400, "End": true}}}
            """;

    static TestMachine create(AwsEndpoint endpoint) {
        SfnClient client = endpoint.stepFunctions();
        String arn =
                client.createStateMachine(create ->
                                create.name("test-" + UUID.randomUUID())
                                        .definition(WAITS)
                                        .roleArn("arn:aws:iam::000000000000:role/test"))
                        .stateMachineArn();
        return new TestMachine(client, arn);
    }

    String execution(String name) {
        return arn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /** Starts an execution past the adapter and returns its ARN. */
    String start(String name, String input) {
        return client.startExecution(s -> s.stateMachineArn(arn).name(name).input(input))
                .executionArn();
    }

    void stop(String name) {
        client.stopExecution(stop -> stop.executionArn(execution(name)));
    }

    int executions() {
        return client.listExecutions(list -> list.stateMachineArn(arn)).executions().size();
    }
}
