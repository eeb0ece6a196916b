package dev.rollcall.local.stepfunctions.api;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.LocalNames;

/** The names of machines and executions in one region of one account. */
public record Arns(String region, String account) {

    private static final int EXECUTION_PARTS = 8;
    private static final int NAME_PART = 7;
    private static final int MACHINE_PART = 6;

    /** The region and account that stand-ins for AWS customarily use. */
    public static final Arns LOCAL = new Arns(LocalNames.REGION, LocalNames.ACCOUNT);

    public Arns {
        requireNonNull(region, "region is null");
        requireNonNull(account, "account is null");
    }

    public String machine(String name) {
        return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
    }

    public String execution(String machineName, String name) {
        return "arn:aws:states:"
                + region
                + ":"
                + account
                + ":execution:"
                + machineName
                + ":"
                + name;
    }

    /**
     * Takes an execution's ARN apart.
     *
     * @throws AwsError InvalidArn, if it is none
     */
    public static ExecutionName parseExecution(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != EXECUTION_PARTS || !arn.startsWith("arn:aws:states:")) {
            throw invalid(arn);
        }
        return new ExecutionName(parts[MACHINE_PART], parts[NAME_PART]);
    }

    /**
     * Checks that a text is a machine's ARN.
     *
     * @throws AwsError InvalidArn, if it is not
     */
    public static String checkMachine(String arn) {
        if (!arn.startsWith("arn:aws:states:") || !arn.contains(":stateMachine:")) {
            throw invalid(arn);
        }
        return arn;
    }

    private static AwsError invalid(String arn) {
        return AwsError.badRequest("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
    }

    /** What an execution's ARN names. */
    public record ExecutionName(String machine, String execution) {}
}
