package dev.rollcall.statemachine;

/** Small machines to break rules with. */
final class Machines {
    private Machines() {}

    /** Returns a machine that begins with Work and has these states and Done. */
    static Machine of(String states) {
        return new Machine(
                "test",
                """
                {
                  "QueryLanguage": "JSONata",
                  "StartAt": "Work",
                  "States": {
                    %s,
                    "Done": {"Type": "Succeed"}
                  }
                }
                """
                        .formatted(states));
    }

    /** Returns a Task with these further fields, separated by commas. */
    static String task(String name, String more) {
        return """
        "%s": {
          "Type": "Task",
          "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "${WorkFunctionArn}"},
          %s
        }
        """
                .formatted(name, more);
    }

    /** Returns a Map whose iterations are the given states, from Inner on. */
    static String map(String name, String more, String inner) {
        return """
        "%s": {
          "Type": "Map",
          "ItemProcessor": {"StartAt": "Inner", "States": {%s}},
          %s
        }
        """
                .formatted(name, inner, more);
    }
}
