package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.template.TemplateYaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CloudFormation finds a circle only when it deploys, cfn-lint not where SAM makes it. */
class DependenciesTest {
    @TempDir private Path directory;

    @Test
    void the_template_has_no_circle() {
        Dependencies dependencies = Dependencies.of(DeployedTemplate.ofProject());

        assertThat(dependencies.graph()).hasSizeGreaterThan(20);
        assertThat(dependencies.graph().get("HooksApi")).contains("OktaHookFunction");
        assertThat(dependencies.graph().get("OktaHookFunction")).contains("Deactivate", "Table");
        assertThat(dependencies.circle()).isEmpty();
    }

    @Test
    void a_function_that_refers_to_the_api_of_its_route_is_a_circle() throws IOException {
        assertThat(
                        circle(
                                """
                                Resources:
                                  Api: {Type: AWS::Serverless::HttpApi}
                                  Page:
                                    Type: AWS::Serverless::Function
                                    Properties:
                                      Environment:
                                        Variables:
                                          BASE_URL: !Sub https://${Api}.execute-api.example
                                      Events:
                                        Show: {Type: HttpApi, Properties: {ApiId: !Ref Api}}
                                """))
                .containsExactly("Api", "Page", "Api");
    }

    @Test
    void a_step_that_starts_its_own_machine_is_a_circle() throws IOException {
        assertThat(
                        circle(
                                """
                                Resources:
                                  Step:
                                    Type: AWS::Serverless::Function
                                    Properties:
                                      Environment: {Variables: {MACHINE: !GetAtt Machine.Arn}}
                                  Machine:
                                    Type: AWS::Serverless::StateMachine
                                    Properties:
                                      DefinitionSubstitutions: {StepArn: !Ref Step.Alias}
                                """))
                .containsExactly("Machine", "Step", "Machine");
    }

    @Test
    void an_event_of_the_machine_that_a_function_starts_is_no_circle() throws IOException {
        assertThat(
                        Dependencies.of(
                                        read(
                                                """
                                                Resources:
                                                  Sweep:
                                                    Type: AWS::Serverless::Function
                                                    Properties:
                                                      Environment: {Variables: {MACHINE: !Ref Machine}}
                                                      Events:
                                                        Died: {Type: EventBridgeRule, Properties: {Pattern: !Ref Machine}}
                                                  Machine: {Type: AWS::Serverless::StateMachine}
                                                """))
                                .circle())
                .isEmpty();
    }

    private Iterable<String> circle(String yaml) throws IOException {
        return Dependencies.of(read(yaml)).circle().orElseThrow();
    }

    private DeployedTemplate read(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("template.yaml"), yaml);
        return new DeployedTemplate(TemplateYaml.read(file));
    }
}
