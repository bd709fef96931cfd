package dev.northing.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void keepsOnlyTechnicalInteractionAndOrganizationValuesByDefault() {
        Set<Classification> kept = Arrays.stream(Classification.values())
                .filter(it -> it.defaultAction() == ScrubAction.KEEP)
                .collect(Collectors.toSet());

        assertThat(kept)
                .isEqualTo(
                        EnumSet.of(Classification.TECHNICAL, Classification.INTERACTION, Classification.ORGANIZATION));
    }

    @Test
    void pseudonymizesIdentifiersAndDropsFreeTextByDefault() {
        assertThat(Classification.IDENTIFIER.defaultAction()).isEqualTo(ScrubAction.PSEUDONYMIZE);
        assertThat(Classification.FREE_TEXT.defaultAction()).isEqualTo(ScrubAction.DROP);
        assertThat(Classification.QUASI_IDENTIFIER.defaultAction()).isEqualTo(ScrubAction.BUCKET);
        assertThat(Classification.LOCATION.defaultAction()).isEqualTo(ScrubAction.GEO);
        assertThat(Classification.URL.defaultAction()).isEqualTo(ScrubAction.URL);
        assertThat(Classification.PATH.defaultAction()).isEqualTo(ScrubAction.PATH);
        assertThat(Classification.STACK.defaultAction()).isEqualTo(ScrubAction.STACK);
    }

    @Test
    void collectsNeitherContentNorSpecialCategories() {
        assertThat(Arrays.stream(Classification.values()).filter(it -> !it.isCollectable()))
                .containsExactly(Classification.CONTENT, Classification.SPECIAL);
        assertThat(Classification.CONTENT.defaultAction()).isEqualTo(ScrubAction.DROP);
        assertThat(Classification.SPECIAL.defaultAction()).isEqualTo(ScrubAction.DROP);
    }

    @Test
    void permitsNothingThatLetsPartsOfWhatSinglesOutThrough() {
        for (Classification single : EnumSet.of(
                Classification.IDENTIFIER,
                Classification.LOCATION,
                Classification.URL,
                Classification.PATH,
                Classification.STACK)) {
            assertThat(Arrays.stream(ScrubAction.values()).filter(action -> !single.permits(action)))
                    .containsExactly(ScrubAction.KEEP, ScrubAction.MASK, ScrubAction.TRUNCATE);
        }
        assertThat(Arrays.stream(ScrubAction.values()).filter(action -> !Classification.FREE_TEXT.permits(action)))
                .containsExactly(ScrubAction.KEEP);
        assertThat(ScrubAction.values()).allMatch(Classification.TECHNICAL::permits);
    }

    @Test
    void findsEveryConstantByItsKey() {
        assertThat(Classification.values())
                .allMatch(it -> Classification.ofKey(it.key()).orElseThrow() == it);
        assertThat(ScrubAction.values())
                .allMatch(it -> ScrubAction.ofKey(it.key()).orElseThrow() == it);
        assertThat(LegalBasis.values())
                .allMatch(it -> LegalBasis.ofKey(it.key()).orElseThrow() == it);
        assertThat(Classification.QUASI_IDENTIFIER.key()).isEqualTo("quasi_identifier");
        assertThat(Classification.ofKey("TECHNICAL")).isEmpty();
        assertThat(ScrubAction.ofKey("hash")).isEmpty();
        assertThat(LegalBasis.ofKey("")).isEmpty();
    }

    @Test
    void takesPurposesOfAnOrganizationsOwnWithinTheirForm() {
        assertThat(new Purpose("billing_2")).hasToString("billing_2");
        assertThat(new Purpose("product_analytics")).isEqualTo(Purpose.PRODUCT_ANALYTICS);
        for (String id : new String[] {"", "Billing", "2nd", "a-b", "a".repeat(65), "a\nb"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(id));
        }
    }
}
