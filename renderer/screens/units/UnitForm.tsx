import { AutoComplete, Button, Checkbox, Form, Input, Select as Choice } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { UnitView } from '../../../shared/contract/views.ts';
import type { UnitKind } from '../../../shared/people/office.ts';
import type { Permission } from '../../../shared/people/permissions.ts';
import { regionWithout } from '../../../shared/people/region.ts';
import { regions } from '../../../shared/procedure/trees/regions.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { filled } from './filled.ts';
import { focusName } from './focusName.ts';

type UnitValues = {
  kind: UnitKind;
  name: string;
  code?: string;
  numberPrefix?: string;
  parent?: string | null;
  leader?: string | null;
  region?: string;
  partner?: boolean;
  phone?: string;
  mobile?: string;
  mail?: string;
};

const kinds: readonly UnitKind[] = ['association', 'member', 'department', 'outlet'];
const parentsOf: Record<UnitKind, readonly UnitKind[]> = {
  association: [],
  member: ['association'],
  department: ['association', 'member', 'department'],
  outlet: ['member', 'department'],
};
const childOf: Record<UnitKind, UnitKind> = {
  association: 'member',
  member: 'outlet',
  department: 'outlet',
  outlet: 'outlet',
};

type UnitFormProps = {
  unit: UnitView | null;
  /** Unit below which a new one is to stand. */
  parent: string | null;
  onDone: (id: string) => void;
  onBack: () => void;
};

export function UnitForm({ unit, parent, onDone, onBack }: UnitFormProps) {
  const words = useWords(unitsWords);
  const office = useOffice();
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const save = useMutation(query.office.saveUnit.mutationOptions());
  const [form] = Form.useForm<UnitValues>();
  const request = useRef(newRequestId());
  const key = `unit/${unit?.id ?? 'new'}`;
  const parentKind = parent === null ? undefined : office.unitById.get(parent)?.kind;
  const initial = { ...valuesOf(unit, parent, parentKind), ...draftOf(key) };
  const kind = Form.useWatch('kind', form) ?? initial.kind;

  const submit = async (values: UnitValues): Promise<void> => {
    const parentId = kind === 'association' ? null : values.parent;
    const { id } = await save.mutateAsync({
      request: request.current,
      ...(unit ? { id: unit.id } : {}),
      kind: values.kind,
      name: values.name,
      ...filled({
        code: values.code,
        numberPrefix: values.numberPrefix,
        parent: parentId,
        leader: values.leader,
        region: values.region,
      }),
      ...(values.kind === 'member' && values.partner ? { partner: true } : {}),
      contact: filled({ phone: values.phone, mobile: values.mobile, mail: values.mail }),
    });
    dropDraft(key);
    await queryClient.invalidateQueries({ queryKey: query.office.key() });
    onDone(id);
  };
  const back = (): void => {
    dropDraft(key);
    onBack();
  };
  useEffect(() => focusName(form), [form]);
  useKeys({
    'Ctrl+Enter': { run: () => form.submit(), what: words.save, whileTyping: true },
    // Esc leaves the form but keeps what was typed for the next time it is opened.
    Escape: { run: onBack, what: words.cancel, whileTyping: true },
  });

  return (
    <Form<UnitValues>
      form={form}
      name="unit"
      layout="vertical"
      requiredMark={false}
      className="units-form"
      aria-label={unit ? unit.name : words.newUnit}
      initialValues={initial}
      onValuesChange={(_changed, values) => {
        // Other words are another intention: the desk must not answer them with the receipt of the first ones.
        request.current = newRequestId();
        keepDraft(key, values);
      }}
      onFinish={(values) => void submit(values).catch(() => undefined)}
    >
      <UnitFields kind={kind} isOnTop={unit !== null && unit.parent === undefined} />
      <Problem error={save.error} />
      <div className="units-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button onClick={back}>{words.cancel}</Button>
      </div>
    </Form>
  );
}

function UnitFields({ kind, isOnTop }: { kind: UnitKind; isOnTop: boolean }) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const say = words.unit;
  const short = { max: 200, message: words.problems.tooLong };
  // An office may be a lone outlet: what was founded on top stays there.
  const needsParent = !isOnTop && (kind === 'department' || kind === 'outlet');
  return (
    <div className="units-fields">
      <Form.Item
        name="name"
        label={say.name}
        rules={[{ required: true, whitespace: true, message: words.problems.name }, short]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={say.kind}>
        <Choice options={kinds.map((value) => ({ value, label: parts.unitKinds[value] }))} />
      </Form.Item>
      <Form.Item
        name="parent"
        label={say.parent}
        extra={say.parentHint[kind]}
        rules={needsParent ? [{ required: true, message: words.problems.parent }] : []}
      >
        <UnitPickerField
          kinds={parentsOf[kind]}
          within="manageUnits"
          disabled={kind === 'association'}
          label={say.parent}
        />
      </Form.Item>
      <Form.Item name="leader" label={say.leader}>
        <PersonPickerField label={say.leader} />
      </Form.Item>
      <Form.Item name="code" label={say.code} extra={say.codeHint} rules={[short]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="numberPrefix"
        label={say.prefix}
        extra={say.prefixHint}
        rules={[{ pattern: /^[\p{L}\d]{1,12}$/u, message: words.problems.prefix }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <RegionItem />
      <Form.Item name="phone" label={say.phone} rules={[short]}>
        <Input autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="mobile" label={say.mobile} rules={[short]}>
        <Input autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="mail" label={say.mail} rules={[short]}>
        <Input autoComplete="off" inputMode="email" />
      </Form.Item>
      {kind === 'member' ? (
        <Form.Item name="partner" valuePropName="checked" extra={say.partnerHint} className="units-wide">
          <Checkbox>{say.partner}</Checkbox>
        </Form.Item>
      ) : null}
    </div>
  );
}

/** Most units are named by their place: what reports take it for stands there until somebody writes another one. */
function RegionItem() {
  const { region: label, regionHint } = useWords(unitsWords).unit;
  const office = useOffice();
  const name = Form.useWatch<string | undefined>('name') ?? '';
  const parent = Form.useWatch<string | null | undefined>('parent') ?? undefined;
  return (
    <Form.Item
      name="region"
      label={label}
      extra={regionHint}
      rules={[{ max: 40, message: useWords(unitsWords).problems.tooLongRegion }]}
    >
      <AutoComplete
        options={regions.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => typed !== '' && (option?.value ?? '').startsWith(typed) }}
        placeholder={regionWithout(office, { name, parent }) ?? ''}
      />
    </Form.Item>
  );
}

/** Form items hand in value and onChange after the part is made; the pickers want them from the start. */
type Given = { value?: string | null; onChange?: (id: string | null) => void; id?: string; label: string };

function UnitPickerField({
  value,
  onChange,
  ...rest
}: Given & { kinds: readonly UnitKind[]; within: Permission; disabled: boolean }) {
  return <UnitPicker value={value ?? null} onChange={(id) => onChange?.(id)} className="units-wide" {...rest} />;
}

function PersonPickerField({ value, onChange, ...rest }: Given) {
  return <PersonPicker value={value ?? null} onChange={(id) => onChange?.(id)} className="units-wide" {...rest} />;
}

function valuesOf(unit: UnitView | null, parent: string | null, parentKind: UnitKind | undefined): UnitValues {
  if (!unit) return { kind: parentKind ? childOf[parentKind] : 'outlet', name: '', parent };
  const { kind, name, code, numberPrefix, leader, region, partner, contact } = unit;
  return {
    kind,
    name,
    parent: unit.parent ?? null,
    leader: leader ?? null,
    ...(partner ? { partner } : {}),
    ...filled({ code, numberPrefix, region, ...contact }),
  };
}
