package dev.northing.core.dictionary.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import dev.northing.core.privacy.ScrubAction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class AccountsTest {

    private static final String FOLDER = "dev/northing/core/dictionary/account/";
    private static final MetricDictionary DICTIONARY = dictionary("product.yml");
    private static final Controller CONTROLLER = new Controller(
            "Example GmbH, Musterstraße 1, Köln",
            "privacy@example.com",
            "",
            List.of("Example Hosting Ltd. (processor)"),
            List.of(),
            List.of("Access needs two factors."));

    static Stream<Golden> goldens() {
        return Stream.of(
                new Golden("inventory.md", PublicInventory.of(DICTIONARY).toMarkdown()),
                new Golden("inventory.html", PublicInventory.of(DICTIONARY).toHtml()),
                new Golden(
                        "record.md",
                        RecordOfProcessing.of(DICTIONARY, CONTROLLER).toMarkdown()),
                new Golden(
                        "record.html",
                        RecordOfProcessing.of(DICTIONARY, CONTROLLER).toHtml()),
                new Golden(
                        "assessment.md",
                        ImpactAssessment.of(DICTIONARY, CONTROLLER).toMarkdown()),
                new Golden(
                        "assessment.html",
                        ImpactAssessment.of(DICTIONARY, CONTROLLER).toHtml()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areAsReviewed(Golden golden) throws IOException {
        keep(golden);

        assertThat(golden.text()).isEqualTo(resource(golden.name()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areTheSameHoweverTheDictionaryWasWritten(Golden golden) {
        MetricDictionary compiled = MetricDictionary.fromCompiled(DICTIONARY.toCanonicalJson());
        String again = switch (golden.name()) {
            case "inventory.md" -> PublicInventory.of(compiled).toMarkdown();
            case "inventory.html" -> PublicInventory.of(compiled).toHtml();
            case "record.md" -> RecordOfProcessing.of(compiled, CONTROLLER).toMarkdown();
            case "record.html" -> RecordOfProcessing.of(compiled, CONTROLLER).toHtml();
            case "assessment.md" -> ImpactAssessment.of(compiled, CONTROLLER).toMarkdown();
            default -> ImpactAssessment.of(compiled, CONTROLLER).toHtml();
        };

        assertThat(again).isEqualTo(golden.text());
    }

    @Test
    void theInventoryNamesEveryEventThatMayBeSentWithEveryProperty() {
        String page = PublicInventory.of(DICTIONARY).toMarkdown();

        assertThat(page)
                .contains("## build\\_finished", "| runner.version |", "replaced by a keyed pseudonym", "400 days")
                .contains("cut after the first characters (max 12)")
                .contains("## No longer collected\n\n- page\\_opened");
    }

    @Test
    void theInventorySaysSoWhenNothingIsSent() {
        assertThat(PublicInventory.of(dictionary("empty.yml")).toMarkdown()).contains("No event is sent.");
    }

    @Test
    void theRecordHasTheSevenContentsOfArticle30() {
        Document document = RecordOfProcessing.of(DICTIONARY, CONTROLLER);

        assertThat(document.toMarkdown())
                .contains("Example GmbH", "privacy@example.com")
                .contains("| Purpose |", "| Categories of data subjects |", "| Categories of data |", "| Time limit |")
                .contains("## Recipients\n\n- Example Hosting", "## Transfers to third countries", "## Security");
    }

    @Test
    void theRecordNamesWhatIsStillMissing() {
        assertThat(RecordOfProcessing.of(DICTIONARY, Controller.UNKNOWN).toMarkdown())
                .contains("| Name | to be filled in |", "## Recipients\n\n- to be filled in");
    }

    @Test
    void theAssessmentNamesTheRisksAndFactsThatSingleOutTogether() {
        assertThat(ImpactAssessment.COMBINED_FACTS).isEqualTo(3);
        assertThat(ImpactAssessment.of(DICTIONARY, CONTROLLER).toMarkdown())
                .contains("| build\\_finished | branch | may hold anything about anybody |")
                .contains("| signed\\_up | city, role, seats | together they may single out one person |")
                .contains("which interest outweighs");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void htmlIsWellFormedAndLoadsNothing(Golden golden) throws Exception {
        if (golden.name().endsWith(".html")) {
            String xml = golden.text().replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");

            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new java.io.StringReader(xml)))
                            .getElementsByTagName("script")
                            .getLength())
                    .isZero();
            assertThat(golden.text()).doesNotContain("src=", "href=").contains("default-src 'none'");
        }
    }

    @Test
    void textOfADefinitionIsNeverMarkup() {
        Document page = PublicInventory.of(dictionary("hostile.yml"));

        assertThat(page.toHtml()).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page.toMarkdown())
                .doesNotContain("<script", "https://", " | injected |")
                .contains("\\[a link\\](https\\://example.com)", "cell \\| injected \\| cells");
    }

    @Test
    void markdownEscapesWhatWouldBeginAListOrALink() {
        assertThat(MarkdownPage.escaped("- a")).isEqualTo("\\- a");
        assertThat(MarkdownPage.escaped("12. a")).isEqualTo("12\\. a");
        assertThat(MarkdownPage.escaped("www.example.com")).isEqualTo("www\\.example.com");
        assertThat(MarkdownPage.escaped("a_b*c`d")).isEqualTo("a\\_b\\*c\\`d");
        assertThat(MarkdownPage.escaped("1.5 - 2 (a)\nb")).isEqualTo("1\\.5 - 2 (a) b");
        assertThat(MarkdownPage.escaped("a\u202eb")).isEqualTo("a\\\\u202eb");
    }

    @Test
    void everyWordOfTheVocabularyHasPlainWordsOfItsOwn() {
        assertDistinct(Classification.values(), PlainWords::of);
        assertDistinct(LegalBasis.values(), PlainWords::of);
        assertDistinct(dev.northing.core.event.Identifier.values(), PlainWords::subject);
        assertThat(PlainWords.of(Purpose.MARKETING)).isEqualTo("marketing (whom to address)");
        assertThat(PlainWords.of(new Purpose("own"))).isEqualTo("own");
        assertThat(PlainWords.days(OptionalInt.of(1))).isEqualTo("1 day");
        assertDistinct(ScrubAction.values(), action -> PlainWords.done(action));
    }

    private static <T> void assertDistinct(T[] values, Function<T, String> words) {
        assertThat(Arrays.stream(values).map(words)).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void aTableHasRowsAsLongAsItsHead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Document.Table(List.of("a", "b"), List.of(List.of("1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Document.Heading(1, "a"));
    }

    private static MetricDictionary dictionary(String name) {
        return DictionaryLoader.strict().text(name, resource(name)).load().dictionary();
    }

    private static String resource(String name) {
        try (InputStream in = AccountsTest.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Keeps what was made for a look beside what was reviewed. */
    private static void keep(Golden golden) throws IOException {
        java.nio.file.Path folder = java.nio.file.Path.of("target", "accounts");
        java.nio.file.Files.createDirectories(folder);
        java.nio.file.Files.writeString(folder.resolve(golden.name()), golden.text());
    }

    record Golden(String name, String text) {

        @Override
        public String toString() {
            return name;
        }
    }
}
