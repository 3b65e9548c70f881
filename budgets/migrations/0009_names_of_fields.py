"""Names of the fields and choices that the desk shows; no table of the database changes."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import re
from django.db import migrations, models


class OnlySaid(migrations.SeparateDatabaseAndState):
    """Steps whose models are made once after all of them, not after each: two seconds less."""

    def state_forwards(self, app_label, state):
        vars(state).pop("apps", None)
        super().state_forwards(app_label, state)


class Migration(migrations.Migration):

    dependencies = [
        ('budgets', '0008_sealed_decisions'),
    ]

    operations = [
        OnlySaid(
            state_operations=[
                migrations.AlterField(
                    model_name='correction',
                    name='at',
                    field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='time'),
                ),
                migrations.AlterField(
                    model_name='correction',
                    name='kind',
                    field=models.CharField(choices=[('transcription', 'Transcription correction'), ('amendment', 'Publisher’s amendment'), ('note', 'Editor’s note'), ('redaction', 'Redaction')], max_length=13, verbose_name='Act'),
                ),
                migrations.AlterField(
                    model_name='correction',
                    name='role',
                    field=models.CharField(choices=[('editor', 'Editor'), ('reviewer', 'Reviewer'), ('operator', 'Operator')], max_length=8, verbose_name='role'),
                ),
                migrations.AlterField(
                    model_name='disclosure',
                    name='fiscal_year',
                    field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1949), django.core.validators.MaxValueValidator(2100)], verbose_name='year'),
                ),
                migrations.AlterField(
                    model_name='disclosure',
                    name='kind',
                    field=models.CharField(choices=[('budget', 'budget')], max_length=12, verbose_name='Kind'),
                ),
                migrations.AlterField(
                    model_name='disclosure',
                    name='layout_key',
                    field=models.CharField(max_length=40, verbose_name='form of the tables'),
                ),
                migrations.AlterField(
                    model_name='disclosure',
                    name='publisher',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='budgets.publisher', verbose_name='publisher'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='code',
                    field=models.CharField(max_length=7, validators=[django.core.validators.RegexValidator('^(\\d{3}|\\d{5}|\\d{7})\\Z', flags=re.RegexFlag['ASCII'])], verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='edition',
                    field=models.CharField(max_length=4, verbose_name='edition'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='name_en_origin',
                    field=models.CharField(blank=True, max_length=200, verbose_name='Origin of the English name'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='economiccategory',
                    name='parent',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='budgets.economiccategory', verbose_name='category above it'),
                ),
                migrations.AlterField(
                    model_name='figure',
                    name='amended',
                    field=models.CharField(blank=True, default='', max_length=40, verbose_name='As amended'),
                ),
                migrations.AlterField(
                    model_name='figure',
                    name='amount',
                    field=models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='amount'),
                ),
                migrations.AlterField(
                    model_name='figure',
                    name='column',
                    field=models.CharField(max_length=40, verbose_name='Column'),
                ),
                migrations.AlterField(
                    model_name='figure',
                    name='line_item',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='budgets.lineitem', verbose_name='row'),
                ),
                migrations.AlterField(
                    model_name='figure',
                    name='printed',
                    field=models.CharField(blank=True, max_length=200, verbose_name='As printed'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='code',
                    field=models.CharField(max_length=7, validators=[django.core.validators.RegexValidator('^(\\d{3}|\\d{5}|\\d{7})\\Z', flags=re.RegexFlag['ASCII'])], verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='edition',
                    field=models.CharField(max_length=4, verbose_name='edition'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='name_en_origin',
                    field=models.CharField(blank=True, max_length=200, verbose_name='Origin of the English name'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='functionalcategory',
                    name='parent',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='budgets.functionalcategory', verbose_name='category above it'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='definition_en',
                    field=models.TextField(verbose_name='Definition in English'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='definition_zh',
                    field=models.TextField(verbose_name='Definition in Chinese'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='disclosure',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='glossary_terms', to='budgets.disclosure', verbose_name='budget'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='functional',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='definitions', to='budgets.functionalcategory', verbose_name='functional category'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='line_from',
                    field=models.PositiveIntegerField(verbose_name='First line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='line_to',
                    field=models.PositiveIntegerField(verbose_name='Last line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='name_en_origin',
                    field=models.CharField(blank=True, max_length=200, verbose_name='Origin of the English name'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='number',
                    field=models.CharField(max_length=10, verbose_name='number'),
                ),
                migrations.AlterField(
                    model_name='glossaryterm',
                    name='order',
                    field=models.PositiveSmallIntegerField(verbose_name='order'),
                ),
                migrations.AlterField(
                    model_name='goal',
                    name='belonging',
                    field=models.CharField(blank=True, choices=[('printed', 'the document says so'), ('amounts', 'inferred from sums'), ('numbers', 'inferred from its number')], default='', max_length=8, verbose_name='how it is known to belong to the project'),
                ),
                migrations.AlterField(
                    model_name='goal',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='goal',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='goal',
                    name='project',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='%(class)ss', to='budgets.project', verbose_name='project'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='column',
                    field=models.CharField(max_length=40, verbose_name='Column'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='line_item',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='budgets.lineitem', verbose_name='row'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='number',
                    field=models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='Number'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='operator',
                    field=models.CharField(blank=True, max_length=1, verbose_name='Comparison'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='printed',
                    field=models.CharField(blank=True, max_length=200, verbose_name='As printed'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='unit',
                    field=models.CharField(blank=True, max_length=10, verbose_name='Unit'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='wording',
                    field=models.CharField(blank=True, max_length=200, verbose_name='wording'),
                ),
                migrations.AlterField(
                    model_name='indicatorvalue',
                    name='wording_en',
                    field=models.CharField(blank=True, max_length=200, verbose_name='English of a wording'),
                ),
                migrations.AlterField(
                    model_name='jurisdiction',
                    name='code',
                    field=models.CharField(max_length=6, unique=True, validators=[django.core.validators.RegexValidator('^\\d{6}\\Z')], verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='jurisdiction',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='jurisdiction',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='belonging',
                    field=models.CharField(blank=True, choices=[('printed', 'the document says so'), ('amounts', 'inferred from sums'), ('numbers', 'inferred from its number')], default='', max_length=8, verbose_name='how it is known to belong to the project'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='code',
                    field=models.CharField(blank=True, max_length=80, verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='code_printed',
                    field=models.CharField(blank=True, max_length=80, verbose_name='Code as printed'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='economic',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='line_items', to='budgets.economiccategory', verbose_name='economic category'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='functional',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='line_items', to='budgets.functionalcategory', verbose_name='functional category'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='goal',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='line_items', to='budgets.goal', verbose_name='Goal'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='level',
                    field=models.CharField(blank=True, choices=[('lei', 'Category'), ('kuan', 'Section'), ('xiang', 'Item')], max_length=5, verbose_name='level'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='line_from',
                    field=models.PositiveIntegerField(verbose_name='First line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='line_to',
                    field=models.PositiveIntegerField(verbose_name='Last line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='note_en',
                    field=models.TextField(blank=True, default='', verbose_name='Our note in English'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='note_zh',
                    field=models.TextField(blank=True, default='', verbose_name='Our note in Chinese'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='order',
                    field=models.PositiveIntegerField(verbose_name='order'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='parent',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='budgets.lineitem', verbose_name='Contained in the row'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='part',
                    field=models.CharField(blank=True, max_length=40, verbose_name='Part'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='project',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='%(class)ss', to='budgets.project', verbose_name='project'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='published_table',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='line_items', to='budgets.publishedtable', verbose_name='table'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='row',
                    field=models.CharField(max_length=80, verbose_name='Key of the row in the ids of its figures'),
                ),
                migrations.AlterField(
                    model_name='lineitem',
                    name='withdrawn',
                    field=models.BooleanField(default=False, verbose_name='Withdrawn'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='code',
                    field=models.CharField(max_length=80, verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='disclosure',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='budgets.disclosure', verbose_name='budget'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='order',
                    field=models.PositiveSmallIntegerField(verbose_name='order'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='parent',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='budgets.project', verbose_name='Within the programme'),
                ),
                migrations.AlterField(
                    model_name='project',
                    name='parent_belonging',
                    field=models.CharField(blank=True, choices=[('printed', 'the document says so'), ('amounts', 'inferred from sums'), ('numbers', 'inferred from its number')], default='', max_length=8, verbose_name='how it is known to belong to the programme'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='code',
                    field=models.CharField(blank=True, max_length=40, verbose_name='code'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='code_is_assigned',
                    field=models.BooleanField(default=False, verbose_name='code is this site’s own'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='jurisdiction',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publishers', to='budgets.jurisdiction', verbose_name='place'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='kind',
                    field=models.CharField(choices=[('department', 'department'), ('unit', 'unit')], max_length=12, verbose_name='Kind'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='parent',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='budgets.publisher', verbose_name='department it is part of'),
                ),
                migrations.AlterField(
                    model_name='publisher',
                    name='slug',
                    field=models.SlugField(max_length=40, verbose_name='code in addresses'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='at',
                    field=models.DateTimeField(verbose_name='time'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='content_digest',
                    field=models.CharField(max_length=64, verbose_name='digest of the content'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='correction',
                    field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revision', to='budgets.correction', verbose_name='correction'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='digest',
                    field=models.CharField(max_length=64, verbose_name='Digest'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='disclosure',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='budgets.disclosure', verbose_name='budget'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='number',
                    field=models.PositiveIntegerField(verbose_name='number'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='previous_digest',
                    field=models.CharField(blank=True, max_length=64, verbose_name='digest of the revision before'),
                ),
                migrations.AlterField(
                    model_name='revision',
                    name='record_digest',
                    field=models.CharField(blank=True, max_length=64, verbose_name='digest of the correction'),
                ),
                migrations.AlterField(
                    model_name='textcell',
                    name='column',
                    field=models.CharField(max_length=40, verbose_name='Column'),
                ),
                migrations.AlterField(
                    model_name='textcell',
                    name='line_item',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='text_cells', to='budgets.lineitem', verbose_name='row'),
                ),
                migrations.AlterField(
                    model_name='textcell',
                    name='text_en',
                    field=models.TextField(blank=True, verbose_name='Text in English'),
                ),
                migrations.AlterField(
                    model_name='textcell',
                    name='text_zh',
                    field=models.TextField(blank=True, verbose_name='Text in Chinese'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='disclosure',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='text_sections', to='budgets.disclosure', verbose_name='budget'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='line_from',
                    field=models.PositiveIntegerField(verbose_name='First line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='line_to',
                    field=models.PositiveIntegerField(verbose_name='Last line that it stands on'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='name_en',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in English'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='name_zh',
                    field=models.CharField(blank=True, max_length=300, verbose_name='Name in Chinese'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='number',
                    field=models.CharField(max_length=10, verbose_name='number'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='order',
                    field=models.PositiveSmallIntegerField(verbose_name='order'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='text_en',
                    field=models.TextField(blank=True, verbose_name='Text in English'),
                ),
                migrations.AlterField(
                    model_name='textsection',
                    name='text_zh',
                    field=models.TextField(blank=True, verbose_name='Text in Chinese'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='at',
                    field=models.DateTimeField(verbose_name='time'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='disclosure',
                    field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='unexplained_changes', to='budgets.disclosure', verbose_name='budget'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='field',
                    field=models.CharField(max_length=40, verbose_name='Field'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='new',
                    field=models.TextField(blank=True, verbose_name='New'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='old',
                    field=models.TextField(blank=True, verbose_name='Old'),
                ),
                migrations.AlterField(
                    model_name='unexplainedchange',
                    name='target',
                    field=models.CharField(max_length=200, verbose_name='about'),
                ),
            ]
        )
    ]
